package io.kubeci.report;

import io.kubeci.status.RunReport;
import io.kubeci.status.StepReport;
import java.util.ArrayList;
import java.util.List;

/// One line on where a run stands: `3 of 7 steps, build running`.
final class ProgressTitle {

    private static final int MAX_NAMES = 2;
    private static final int MAX_NAME = 60;

    private final RunReport report;
    private final Findings findings;

    ProgressTitle(RunReport report, Findings findings) {
        this.report = report;
        this.findings = findings;
    }

    /// Plain text.
    String text() {
        if (report.phase() == RunReport.Phase.PENDING || report.phase() == RunReport.Phase.NONE) {
            var cause = report.message().isEmpty()
                    ? ""
                    : Causes.of(report.message()).plain();
            return cause.isEmpty() ? "Waiting for Argo" : upperFirst(cause);
        }
        if (!report.stepsKnown()) {
            return "Running";
        }
        var parts = new ArrayList<String>();
        parts.add(count());
        var failures = Failures.of(report);
        if (!failures.isEmpty()) {
            parts.add(names(failures) + " failed");
        }
        parts.add(activity());
        if (report.stopRequested()) {
            parts.add("stopping");
        } else if (report.suspended()) {
            parts.add("suspended");
        }
        parts.removeIf(String::isEmpty);
        return String.join(", ", parts);
    }

    /// Counts what Argo has begun, or what the spec leads to if that is more. Attempts of one step are one,
    /// members of a container set are their pod, hooks come on top.
    private String count() {
        var known = report.steps().stream().filter(this::counts).toList();
        var hooks = known.stream().filter(ProgressTitle::isExtra).count();
        var total = Math.max(known.size() - hooks, report.planned()) + hooks;
        var done = known.stream().filter(StepReport::completed).count();
        return total == 0 ? "Starting" : "%d of %d %s".formatted(done, total, total == 1 ? "step" : "steps");
    }

    private boolean counts(StepReport step) {
        return switch (step.kind()) {
            case POD, SUSPEND, SKIPPED, OTHER -> step.attempt() < 0;
            case RETRY -> true;
            case GROUP, CONTAINER -> false;
        };
    }

    private static boolean isExtra(StepReport step) {
        return step.is(StepReport.Trait.HOOK) || step.is(StepReport.Trait.EXIT_HANDLER);
    }

    /// What runs; if nothing does, what waits for a person; if nothing does, what waits for something else.
    private String activity() {
        var running = work(StepReport.Phase.RUNNING);
        var suspended = running.stream()
                .filter(step -> step.kind() == StepReport.Kind.SUSPEND)
                .toList();
        var working = running.stream()
                .filter(step -> step.kind() != StepReport.Kind.SUSPEND)
                .toList();
        if (!working.isEmpty()) {
            return names(working) + " running";
        }
        if (!suspended.isEmpty()) {
            return names(suspended) + (suspended.size() == 1 ? " waits" : " wait") + " to be resumed";
        }
        var pending = work(StepReport.Phase.PENDING);
        if (pending.isEmpty()) {
            return "";
        }
        var why = pending.size() == 1 ? findings.cause(pending.getFirst()).words() : "";
        return names(pending) + (why.isEmpty() ? " waiting" : " waiting: " + why);
    }

    private List<StepReport> work(StepReport.Phase phase) {
        return report.steps().stream()
                .filter(step -> step.phase() == phase && step.kind() != StepReport.Kind.GROUP)
                .filter(step -> step.kind() != StepReport.Kind.RETRY && step.kind() != StepReport.Kind.CONTAINER)
                .toList();
    }

    private String names(List<StepReport> steps) {
        var names = steps.stream()
                .map(step -> Markdown.line(StepNames.withoutAttempt(report, step), MAX_NAME))
                .distinct()
                .toList();
        return names.size() <= MAX_NAMES
                ? String.join(" and ", names)
                : String.join(", ", names.subList(0, MAX_NAMES)) + " and " + (names.size() - MAX_NAMES) + " more";
    }

    private static String upperFirst(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
