package io.kubeci.report;

import io.kubeci.status.RunReport;
import io.kubeci.status.StepReport;

/// What a step is called in reports: by its name in the workflow file, where Argo names some after the Workflow.
final class StepNames {

    private StepNames() {}

    /// The name, as it came from outside.
    static String of(RunReport report, StepReport step) {
        var isUnnamed = isRoot(report, step) || step.is(StepReport.Trait.EXIT_HANDLER);
        return isUnnamed && !step.template().isBlank() ? step.template() : step.displayName();
    }

    /// The name without the number of the attempt, `flaky` of `flaky(1)`.
    static String withoutAttempt(RunReport report, StepReport step) {
        var name = of(report, step);
        var suffix = "(" + step.attempt() + ")";
        return step.attempt() >= 0 && name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    }

    /// Whether it is the Workflow itself.
    static boolean isRoot(RunReport report, StepReport step) {
        return step.id().equals(report.workflowName());
    }

    /// Whether it is only the frame around all steps, of which people know anyway.
    static boolean isFrame(RunReport report, StepReport step) {
        return isRoot(report, step) && step.kind() == StepReport.Kind.GROUP;
    }
}
