package io.kubeci.report;

import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.CheckState;
import io.kubeci.github.CheckState.Conclusion;
import io.kubeci.status.Redaction;
import io.kubeci.status.RunReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The check run that a run of a workflow should have, at each of its stages.
///
/// Pure: the same arguments give the same check run, so that its [Digest] tells whether there is anything new to
/// say. Pass times that stay the same between calls (when it was decided, not "now" at each call) as `at`.
/// Annotations are added by the caller.
///
/// [io.kubeci.github.CheckRunLimits#fit] is still to be applied.
public final class CheckReports {

    /// The button that clears the cache; the identifier is kube-ci 0.12's.
    static final CheckRunUpdate.Action CLEAR_CACHE =
            new CheckRunUpdate.Action("Clear Cache", "Delete this project's cache volume", ButtonNotes.CLEAR_CACHE);

    private static final int MAX_QUOTE = 500;
    private static final int MAX_TITLE = 200;

    private CheckReports() {}

    /// Nothing has begun: no Workflow yet, or Argo has not taken it up.
    public static CheckRunUpdate queued(RunView view) {
        var story = unseen(view);
        return update(
                view, story, new CheckState.Queued(), Optional.empty(), output("Waiting to start", story.origin(), ""));
    }

    /// It is under way. Before Argo has taken it up the check run is still queued, as in kube-ci 0.12.
    ///
    /// @param findings what was found out about steps that have ended
    public static CheckRunUpdate progress(RunView view, RunReport report, List<Finding> findings, Redaction redaction) {
        var story = new RunStory(view, report, findings, redaction);
        var isRunning = report.phase() == RunReport.Phase.RUNNING;
        var state = isRunning ? new CheckState.InProgress() : new CheckState.Queued();
        var startedAt = isRunning ? startedAt(view, report) : Optional.<Instant>empty();
        var summary = RunStory.paragraphs(List.of(story.origin(), story.conditions()));
        return update(view, story, state, startedAt, output(story.progressTitle(), summary, story.steps()));
    }

    /// It is over: success, failure (Argo's Failed and Error), or cancelled if somebody stopped it.
    ///
    /// @param at for a Workflow that does not tell when it ended
    /// @throws IllegalArgumentException if it is not over
    public static CheckRunUpdate completed(
            RunView view, RunReport report, List<Finding> findings, Redaction redaction, Instant at) {
        var story = new RunStory(view, report, findings, redaction);
        if (!report.phase().isOver()) {
            throw new IllegalArgumentException(
                    "workflow %s is %s, not over".formatted(report.workflowName(), report.phase()));
        }
        if (report.phase() == RunReport.Phase.SUCCEEDED) {
            var summary = RunStory.paragraphs(List.of(story.origin(), story.conditions()));
            return end(view, report, story, Conclusion.SUCCESS, at, output(story.endTitle(), summary, story.steps()));
        }
        if (report.stopRequested()) {
            return stopped(
                    view, report, story, new Stop(story.stoppedTitle(), "Somebody stopped this run in Argo."), at);
        }
        var summary = RunStory.paragraphs(List.of(story.failure(), story.origin()));
        return end(view, report, story, Conclusion.FAILURE, at, output(story.endTitle(), summary, story.steps()));
    }

    /// We stopped it, or did not start it.
    ///
    /// @param report what Argo said last; [RunReport#unseen] if there is nothing
    /// @param reason a sentence without full stop, plain text: `a newer commit was pushed`
    /// @param successor what runs in its place, plain text, "" if nothing does
    public static CheckRunUpdate cancelled(
            RunView view, RunReport report, String reason, String successor, Instant at) {
        var story = new RunStory(view, report, List.of(), Redaction.withoutValues());
        var follows = successor.isBlank() ? "" : " In its place runs " + Markdown.code(successor, MAX_QUOTE) + ".";
        var why = "This run was cancelled: " + Markdown.text(reason, MAX_QUOTE) + "." + follows;
        return stopped(view, report, story, new Stop("Cancelled: " + Markdown.line(reason, MAX_TITLE), why), at);
    }

    /// The Workflow was deleted before it ended, so that nobody will ever know how it would have.
    ///
    /// @param report what Argo said last
    public static CheckRunUpdate deleted(RunView view, RunReport report, Redaction redaction, Instant at) {
        var story = new RunStory(view, report, List.of(), redaction);
        var why = "The workflow was deleted in the cluster before it ended. Re-run this check to start it again.";
        return stopped(view, report, story, new Stop("Deleted before its end", why), at);
    }

    /// It takes too long, and is given up.
    ///
    /// @param why a sentence without full stop, plain text: `it did not end within 6h`
    public static CheckRunUpdate timedOut(RunView view, RunReport report, Redaction redaction, String why, Instant at) {
        var story = new RunStory(view, report, List.of(), redaction);
        var summary = RunStory.paragraphs(List.of(
                "This run was given up: " + Markdown.text(redaction.mask(why), MAX_QUOTE)
                        + ". Re-run this check to start it again.",
                "It stood at: " + Markdown.text(story.progressTitle(), MAX_QUOTE) + ".",
                story.origin()));
        var title = "Timed out: " + Markdown.line(redaction.mask(why), MAX_TITLE);
        return end(view, report, story, Conclusion.TIMED_OUT, at, output(title, summary, story.steps()));
    }

    /// The API server refused the Workflow: told in the workflow's own check.
    ///
    /// @param message the API server's
    public static CheckRunUpdate refused(RunView view, String message, Redaction redaction, Instant at) {
        var story = unseen(view);
        var readable = redaction.mask(message).replace(", spec.", ",\nspec.");
        var summary = RunStory.paragraphs(List.of(
                "The cluster's API server refused to create the workflow:",
                Markdown.fence(readable),
                Cause.Blame.WORKFLOW.sentence(),
                story.origin()));
        var title = "The API server refused the workflow";
        return end(view, RunReport.unseen(view.name()), story, Conclusion.FAILURE, at, output(title, summary, ""));
    }

    /// @param title plain text
    /// @param why Markdown
    private record Stop(String title, String why) {}

    private static CheckRunUpdate stopped(RunView view, RunReport report, RunStory story, Stop stop, Instant at) {
        var summary = RunStory.paragraphs(List.of(stop.why(), story.origin()));
        return end(view, report, story, Conclusion.CANCELLED, at, output(stop.title(), summary, story.steps()));
    }

    private static RunStory unseen(RunView view) {
        return new RunStory(view, RunReport.unseen(view.name()), List.of(), Redaction.withoutValues());
    }

    private static CheckRunUpdate.Output output(String title, String summary, String text) {
        return new CheckRunUpdate.Output(title, summary, text);
    }

    private static Optional<Instant> startedAt(RunView view, RunReport report) {
        return report.startedAt().or(view::createdAt);
    }

    private static CheckRunUpdate end(
            RunView view,
            RunReport report,
            RunStory story,
            Conclusion conclusion,
            Instant at,
            CheckRunUpdate.Output output) {
        var state = new CheckState.Completed(conclusion, report.finishedAt().orElse(at));
        return update(view, story, state, startedAt(view, report), output);
    }

    private static CheckRunUpdate update(
            RunView view, RunStory story, CheckState state, Optional<Instant> startedAt, CheckRunUpdate.Output output) {
        return new CheckRunUpdate(
                view.checkName(),
                view.entrypoint(),
                story.links().workflow(),
                state,
                startedAt,
                output,
                List.of(),
                view.hasCache() ? List.of(CLEAR_CACHE) : List.of());
    }
}
