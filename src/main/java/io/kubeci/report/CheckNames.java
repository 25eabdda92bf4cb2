package io.kubeci.report;

/// The names of check runs. Source: kube-ci 0.12.
public final class CheckNames {

    private CheckNames() {}

    /// A template's own check run, whether it ran or is offered: GitHub shows the latest of a name, so that what came
    /// of
    /// a manual step stands in the place of its offer.
    public static String of(String template) {
        return "Workflow - " + template;
    }

    /// The check run of a template that a person's deployment asked for.
    public static String ofDeployment(String template) {
        return of(template) + " (deployment)";
    }
}
