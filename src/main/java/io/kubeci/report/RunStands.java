package io.kubeci.report;

/// Where runs stand, in a few words: what `/kube-ci status` and the Run's status say of a run besides its phase.
public final class RunStands {

    private RunStands() {}

    /// Its Workflow is running.
    public static String underWay() {
        return "Argo works on it";
    }

    /// It ended well.
    public static String succeeded() {
        return "all steps are done";
    }

    /// It did not.
    public static String failed() {
        return "a step failed";
    }

    /// Somebody retried its Workflow after it had ended.
    public static String retriedInArgo() {
        return "retried in Argo";
    }

    /// What it was waiting for is there again.
    public static String takenUpAgain() {
        return "taken up again";
    }

    /// The configuration or its pull requests changed.
    public static String decidedAnew() {
        return "decided anew";
    }
}
