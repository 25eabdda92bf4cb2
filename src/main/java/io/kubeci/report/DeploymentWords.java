package io.kubeci.report;

import io.kubeci.model.CommitSha;

/// What deployments say of where they stand: GitHub shows it beside the state.
final class DeploymentWords {

    private DeploymentWords() {}

    /// @param what `step` or `run`
    public static String queued(String what) {
        return "The %s waits to start".formatted(what);
    }

    /// @param what `step` or `run`
    public static String underWay(String what) {
        return "The %s is under way".formatted(what);
    }

    /// It is there.
    public static String deployed(CommitSha sha) {
        return "Deployed %s".formatted(sha.abbreviated());
    }

    /// @param what `step` or `run`
    /// @param check the check run that tells more
    public static String failed(String what, String check) {
        return "The %s failed: see its log, and the check %s".formatted(what, check);
    }

    /// @param what `step` or `run`
    /// @param check the check run that tells more
    public static String notCompleted(String what, String check) {
        return "The %s could not be completed: see the check %s".formatted(what, check);
    }

    /// @param check the check run that can be run again
    public static String cancelled(String check) {
        return "The run was cancelled: run the check %s again to deploy".formatted(check);
    }
}
