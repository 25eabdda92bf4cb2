package io.kubeci.report;

import io.kubeci.status.RunReport;
import io.kubeci.status.StepReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The table of steps, as Markdown.
///
/// Holds nothing that changes with time alone, so that a run in which nothing happens is told once.
final class StepTable {

    private static final int MAX_NAME = 80;
    private static final int MAX_NOTE = 160;
    private static final int MAX_INDENT = 8;

    /// What pods say while they start as they should.
    private static final Set<String> USUAL = Set.of("PodInitializing", "ContainerCreating");

    /// What containers exit with that are told to end, and that are made to.
    private static final Set<String> SIGNALS = Set.of("143", "137");

    private final RunReport report;
    private final Findings findings;
    private final ArgoLinks links;

    StepTable(RunReport report, Findings findings, ArgoLinks links) {
        this.report = report;
        this.findings = findings;
        this.links = links;
    }

    /// The table with what belongs below it; "" if there is nothing to show.
    String markdown() {
        if (!report.stepsKnown()) {
            return "The steps of this workflow are not shown: it is so large that Argo keeps them elsewhere. "
                    + "Argo's own page has them.\n";
        }
        var all = StepRows.all(report);
        if (all.isEmpty()) {
            return "";
        }
        var shown = StepRows.shown(all);
        var waits = shown.stream().anyMatch(row -> findings.waited(row.step()).isPresent());
        var text = new StringBuilder(
                waits
                        ? "| | Step | Waited | Ran | |\n|---|---|--:|--:|---|\n"
                        : "| | Step | Time | |\n|---|---|--:|---|\n");
        for (var row : shown) {
            var cells = new ArrayList<>(List.of(icon(row.step()), name(row)));
            cells.addAll(times(row.step(), waits));
            cells.add(note(row));
            text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }
        if (shown.size() < all.size()) {
            text.append("\nThis table shows %d of %d steps.\n".formatted(shown.size(), all.size()));
        }
        return text.toString();
    }

    private String name(StepRows.Row row) {
        var step = row.step();
        var name = row.step().attempt() >= 0 && row.depth() == 0
                ? StepNames.withoutAttempt(report, step)
                : StepNames.of(report, step);
        return "&emsp;".repeat(Math.min(row.depth(), MAX_INDENT)) + Markdown.link(name, MAX_NAME, links.step(step));
    }

    private List<String> times(StepReport step, boolean waits) {
        var ran = findings.ran(step).map(DurationText::of).orElse("");
        if (!waits) {
            return List.of(ran);
        }
        var waited = findings.waited(step).map(DurationText::of).orElse("");
        var isWhole = step.kind() == StepReport.Kind.POD && waited.isEmpty() && !ran.isEmpty();
        return List.of(waited, isWhole ? ran + " in all" : ran);
    }

    private String icon(StepReport step) {
        return switch (step.phase()) {
            case PENDING -> "⏳";
            case RUNNING -> step.kind() == StepReport.Kind.SUSPEND ? "⏸️" : "🔵";
            case SUCCEEDED -> "✅";
            case SKIPPED, OMITTED -> "⏭️";
            case FAILED, ERROR -> badIcon(step);
        };
    }

    private String badIcon(StepReport step) {
        if (step.is(StepReport.Trait.TOLERATED) || !step.completed()) {
            return "⚠️";
        }
        var isSignalled = SIGNALS.contains(step.exitCode()) || step.message().contains("shutdown");
        return report.stopRequested() && (isSignalled || step.kind() == StepReport.Kind.GROUP) ? "⏹️" : "❌";
    }

    private String note(StepRows.Row row) {
        var step = row.step();
        var notes = new ArrayList<String>();
        if (step.is(StepReport.Trait.EXIT_HANDLER)) {
            notes.add("exit handler");
        } else if (step.is(StepReport.Trait.HOOK)) {
            notes.add("hook");
        }
        if (step.is(StepReport.Trait.DAEMON)) {
            notes.add("service");
        }
        if (step.is(StepReport.Trait.FROM_CACHE)) {
            notes.add("from Argo's cache");
        }
        if (row.attempts() > 0) {
            notes.add(row.attempts() + " attempts");
        }
        if (step.is(StepReport.Trait.TOLERATED)) {
            notes.add(step.attempt() >= 0 ? "tried again" : "allowed to fail");
        }
        notes.add(state(step));
        notes.removeIf(String::isEmpty);
        return String.join(", ", notes);
    }

    private String state(StepReport step) {
        return switch (step.phase()) {
            case SKIPPED, OMITTED -> step.message().isEmpty() ? "" : Markdown.code(step.message(), MAX_NOTE);
            case PENDING -> isTold(step) ? findings.cause(step).markdown(MAX_NOTE) : "";
            case RUNNING -> step.kind() == StepReport.Kind.SUSPEND ? "waits to be resumed" : "";
            case FAILED, ERROR -> bad(step);
            case SUCCEEDED -> "";
        };
    }

    private String bad(StepReport step) {
        if (!step.completed()) {
            return "its pod is lost: Argo may run it again";
        }
        var isGroups = step.message().startsWith("child '") || step.kind() == StepReport.Kind.RETRY;
        return isGroups ? "" : findings.cause(step).markdown(MAX_NOTE);
    }

    private static boolean isTold(StepReport step) {
        return !step.message().isEmpty() && !USUAL.contains(step.message());
    }
}
