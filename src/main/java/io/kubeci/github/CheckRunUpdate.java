package io.kubeci.github;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The state that a check run should be in. Whatever goes into it, what comes out is within GitHub's limits
/// (see [CheckRunLimits]).
///
/// @param name what the list of checks shows
/// @param externalId what GitHub hands back with the check run's events
/// @param detailsUrl where "Details" leads; absent: GitHub's own page of the check run
/// @param state queued, in progress or completed
/// @param startedAt when work began
/// @param output title, summary and text
/// @param annotations to append with this update
/// @param actions buttons, shown once completed
public record CheckRunUpdate(
        String name,
        String externalId,
        Optional<String> detailsUrl,
        CheckState state,
        Optional<Instant> startedAt,
        Output output,
        List<Annotation> annotations,
        List<Action> actions) {

    /// Copies the lists.
    public CheckRunUpdate {
        annotations = List.copyOf(annotations);
        actions = List.copyOf(actions);
    }

    /// What a person reads.
    ///
    /// @param title one line of plain text
    /// @param summary Markdown
    /// @param text Markdown, below the summary
    public record Output(String title, String summary, String text) {}

    /// A button.
    public record Action(String label, String description, String identifier) {}

    /// The same without annotations: what is told again must not append them again.
    public CheckRunUpdate withoutAnnotations() {
        return withAnnotations(List.of());
    }

    /// The same with other annotations.
    public CheckRunUpdate withAnnotations(List<Annotation> other) {
        return new CheckRunUpdate(name, externalId, detailsUrl, state, startedAt, output, other, actions);
    }

    /// The same with other buttons.
    public CheckRunUpdate withActions(List<Action> other) {
        return new CheckRunUpdate(name, externalId, detailsUrl, state, startedAt, output, annotations, other);
    }

    /// The same with another details URL.
    public CheckRunUpdate withDetailsUrl(Optional<String> other) {
        return new CheckRunUpdate(name, externalId, other, state, startedAt, output, annotations, actions);
    }
}
