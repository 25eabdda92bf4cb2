package io.kubeci.report;

import io.kubeci.status.Redaction;
import io.kubeci.status.RunReport;
import io.kubeci.status.StepReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people read of a run: its title, summary and text, from what Argo says of it.
final class RunStory {

    private static final int MAX_NAME = 80;
    private static final int MAX_TITLE_NAME = 60;
    private static final int MAX_MESSAGE = 1_000;

    /// Failures that are named after the first one.
    private static final int MAX_OTHERS = 10;

    private final RunView view;
    private final RunReport report;
    private final Findings findings;
    private final ArgoLinks links;

    RunStory(RunView view, RunReport raw, List<Finding> rawFindings, Redaction redaction) {
        this.view = view;
        this.report = Masked.of(raw, redaction);
        this.findings = new Findings(Masked.of(rawFindings, redaction), report.steps());
        this.links = ArgoLinks.of(view, view.workflowUid().isEmpty() ? raw.uid() : view.workflowUid());
    }

    ArgoLinks links() {
        return links;
    }

    String progressTitle() {
        return new ProgressTitle(report, findings).text();
    }

    /// `test failed: exit code 3`, `4 steps succeeded in 2m 5s`.
    String endTitle() {
        if (report.phase() == RunReport.Phase.SUCCEEDED) {
            var count = StepRows.all(report).stream()
                    .filter(row -> row.step().phase() == StepReport.Phase.SUCCEEDED && isWork(row.step()))
                    .count();
            var took =
                    took().map(duration -> " in " + DurationText.of(duration)).orElse("");
            return (count == 0 ? "Succeeded" : count == 1 ? "1 step succeeded" : count + " steps succeeded")
                    + took
                    + harmless();
        }
        var failures = Failures.of(report);
        if (failures.isEmpty()) {
            var cause = Causes.of(report.message()).plain();
            return cause.isEmpty() ? "The workflow failed" : "The workflow failed: " + cause;
        }
        var name = Markdown.line(StepNames.withoutAttempt(report, failures.getFirst()), MAX_TITLE_NAME);
        var cause = findings.cause(failures.getFirst()).plain();
        var more = failures.size() == 1 ? "" : " (and %d more)".formatted(failures.size() - 1);
        return name + " failed" + (cause.isEmpty() ? "" : ": " + cause) + more;
    }

    private String harmless() {
        var count = report.steps().stream()
                .filter(step -> step.is(StepReport.Trait.TOLERATED) && step.attempt() < 0 && isWork(step))
                .count();
        return count == 0 ? "" : ", %d failed without harm".formatted(count);
    }

    /// What did not end because somebody stopped the run: `Stopped, build did not end`.
    String stoppedTitle() {
        var cut = Failures.of(report);
        return cut.isEmpty()
                ? "Stopped"
                : "Stopped, " + Markdown.line(StepNames.withoutAttempt(report, cut.getFirst()), MAX_TITLE_NAME)
                        + (cut.size() == 1 ? "" : " and %d more".formatted(cut.size() - 1))
                        + " did not end";
    }

    private static boolean isWork(StepReport step) {
        return switch (step.kind()) {
            case POD, RETRY, SUSPEND, OTHER -> step.attempt() <= 0;
            case GROUP, CONTAINER, SKIPPED -> false;
        };
    }

    /// What failed, in order of time, the first with everything that is known of it.
    String failure() {
        var failures = Failures.of(report);
        var parts = new ArrayList<String>();
        if (failures.isEmpty()) {
            var cause = Causes.of(report.message());
            parts.add("The workflow failed" + colon(cause.markdown()) + ".");
            parts.add(cause.blame().sentence());
        } else {
            parts.addAll(first(failures.getFirst()));
            parts.add(others(failures.subList(1, failures.size())));
        }
        parts.add(conditions());
        return paragraphs(parts);
    }

    private List<String> first(StepReport step) {
        var finding = findings.of(step);
        var cause = findings.cause(step);
        var name = Markdown.link(StepNames.withoutAttempt(report, step), MAX_NAME, links.step(step));
        var attempts = step.attempt() > 0 ? " after %d attempts".formatted(step.attempt() + 1) : "";
        var log = Markdown.fence(finding.excerpt());
        return List.of(
                "**" + name + " failed**" + attempts + colon(cause.markdown()) + ".",
                cause.blame().sentence(),
                log.isEmpty()
                        ? ""
                        : "The end of the log of " + Markdown.code(finding.container(), MAX_NAME) + ":\n\n" + log);
    }

    private String others(List<StepReport> failures) {
        if (failures.isEmpty()) {
            return "";
        }
        var list = new StringBuilder("Failed later:\n");
        failures.stream()
                .limit(MAX_OTHERS)
                .forEach(step -> list.append("\n- ")
                        .append(Markdown.link(StepNames.withoutAttempt(report, step), MAX_NAME, links.step(step)))
                        .append(colon(findings.cause(step).markdown())));
        if (failures.size() > MAX_OTHERS) {
            list.append("\n- and %d more".formatted(failures.size() - MAX_OTHERS));
        }
        return list.toString();
    }

    /// What Argo has to say on the spec, whatever the end.
    String conditions() {
        var list = new StringBuilder();
        report.conditions().forEach(message -> list.append("\n- ").append(Markdown.code(message, MAX_MESSAGE)));
        return list.isEmpty() ? "" : "Argo says about the workflow:\n" + list;
    }

    /// Where the run comes from, where it is, how long it waited and ran.
    String origin() {
        var commit = Markdown.code(view.revision().sha().abbreviated(), MAX_NAME);
        var ref = view.revision().ref().type() + " "
                + Markdown.code(view.revision().ref().name(), MAX_NAME);
        var text = new StringBuilder("Commit " + commit + " of " + ref);
        if (!view.trigger().isBlank()) {
            text.append(", triggered by ").append(Markdown.text(view.trigger(), MAX_NAME));
        }
        text.append(". Workflow ")
                .append(Markdown.link(view.name(), MAX_NAME, links.workflow().orElse("")))
                .append('.');
        waited().ifPresent(duration -> text.append(" It began after ").append(DurationText.of(duration)));
        took().ifPresent(duration ->
                text.append(waited().isPresent() ? " and ran " : " It ran ").append(DurationText.of(duration)));
        if (waited().isPresent() || took().isPresent()) {
            text.append('.');
        }
        return text.toString();
    }

    /// The steps; "" if there are none.
    String steps() {
        return new StepTable(report, findings, links).markdown();
    }

    private Optional<Duration> waited() {
        return report.startedAt().map(start -> between(view.receivedAt(), start));
    }

    private Optional<Duration> took() {
        return report.startedAt().flatMap(start -> report.finishedAt().map(end -> between(start, end)));
    }

    private static Duration between(Instant start, Instant end) {
        return end.isBefore(start) ? Duration.ZERO : Duration.between(start, end);
    }

    private static String colon(String text) {
        return text.isEmpty() ? "" : ": " + text;
    }

    /// Joins what is not empty by blank lines.
    static String paragraphs(List<String> parts) {
        return String.join(
                "\n\n",
                parts.stream()
                        .filter(part -> !part.isBlank())
                        .map(String::strip)
                        .toList());
    }
}
