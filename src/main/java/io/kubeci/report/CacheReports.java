package io.kubeci.report;

import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.CheckState;
import io.kubeci.github.CheckState.Conclusion;
import io.kubeci.status.Redaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the check run says of the run's cache volume. Pure, as [CheckReports] is.
public final class CacheReports {

    private static final int MAX_WHY = 2_000;
    private static final String BRANCH = "branch";

    private CacheReports() {}

    /// The run waits for its volume.
    ///
    /// @param why a sentence without full stop, plain text
    public static CheckRunUpdate waiting(RunView view, String why) {
        var queued = CheckReports.queued(view);
        var summary = "Waiting: " + Markdown.text(why, MAX_WHY) + ".";
        return with(
                queued,
                queued.state(),
                new CheckRunUpdate.Output(
                        "Waiting for the cache volume",
                        RunStory.paragraphs(List.of(summary, queued.output().summary())),
                        ""));
    }

    /// The run cannot have its volume, so nothing runs.
    ///
    /// @param why as [CacheMessages#unusable] made it
    public static CheckRunUpdate unusable(RunView view, String why, Redaction redaction, Instant at) {
        var queued = CheckReports.queued(view);
        var reason = redaction.mask(CacheMessages.reason(why));
        var summary = "Nothing runs, because the cache cannot be used: " + Markdown.text(reason, MAX_WHY) + ".";
        return with(
                queued,
                new CheckState.Completed(Conclusion.FAILURE, at),
                new CheckRunUpdate.Output(
                        "The cache cannot be used",
                        RunStory.paragraphs(List.of(summary, queued.output().summary())),
                        ""));
    }

    /// The check run with what people should know of the volume, and with the button for its scope.
    ///
    /// @param scope `project`, `branch` or `run`
    /// @param note Markdown, "" if there is nothing to know
    public static CheckRunUpdate withVolume(CheckRunUpdate update, String scope, String note) {
        var output = update.output();
        var summary = RunStory.paragraphs(List.of(output.summary(), note));
        return new CheckRunUpdate(
                update.name(),
                update.externalId(),
                update.detailsUrl(),
                update.state(),
                update.startedAt(),
                note.isEmpty() ? output : new CheckRunUpdate.Output(output.title(), summary, output.text()),
                update.annotations(),
                update.actions().stream()
                        .map(action -> scope.equals(BRANCH) ? ofBranch(action) : action)
                        .toList());
    }

    static CheckRunUpdate.Action ofBranch(CheckRunUpdate.Action action) {
        return action.identifier().equals(ButtonNotes.CLEAR_CACHE)
                ? new CheckRunUpdate.Action(
                        action.label(), "Delete this branch's cache volume", ButtonNotes.CLEAR_BRANCH_CACHE)
                : action;
    }

    private static CheckRunUpdate with(CheckRunUpdate update, CheckState state, CheckRunUpdate.Output output) {
        return new CheckRunUpdate(
                update.name(),
                update.externalId(),
                update.detailsUrl(),
                state,
                Optional.empty(),
                output,
                update.annotations(),
                update.actions());
    }
}
