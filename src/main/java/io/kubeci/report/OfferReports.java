package io.kubeci.report;

import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.CheckRunUpdate.Action;
import io.kubeci.github.CheckState;
import io.kubeci.github.CheckState.Conclusion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The check run of a manual step that nobody has run yet.
///
/// It is complete from the beginning, because GitHub shows buttons on complete check runs only.
public final class OfferReports {

    /// The button that runs a manual step. Source of the identifiers: kube-ci 0.12.
    public static final String RUN = "run";

    /// The button that skips it.
    public static final String SKIP = "skip";

    private static final int MAX_NAME = 200;

    private OfferReports() {}

    /// A manual step.
    ///
    /// @param name the check run's name, `Workflow - deploy`
    /// @param template what would run
    /// @param conclusion `action_required` for an essential one, else `neutral`
    public record Step(String name, String template, Conclusion conclusion) {

        /// One whose check run is named as usual.
        public static Step of(String template, boolean essential) {
            return new Step(
                    CheckNames.of(template), template, essential ? Conclusion.ACTION_REQUIRED : Conclusion.NEUTRAL);
        }
    }

    /// It can be run or skipped.
    ///
    /// @param detailsUrl the run that it can follow
    public static CheckRunUpdate offered(Step step, String detailsUrl, Instant at) {
        var need = step.conclusion() == Conclusion.ACTION_REQUIRED
                ? "This step is essential: run it, or skip it, before the commit counts as checked.\n\n"
                : "";
        return update(step, Optional.of(detailsUrl), "Manual Step - Waiting for a decision", need + choice(step), at);
    }

    /// Somebody skipped it. It can still be run.
    public static CheckRunUpdate skipped(String name, String template, String login, Instant at) {
        var step = new Step(name, template, Conclusion.NEUTRAL);
        var summary = "%s skipped this step. **Run** runs %s after all."
                .formatted(Markdown.code("@" + login, MAX_NAME), Markdown.code(template, MAX_NAME));
        return update(step, Optional.empty(), "Manual Step - Skipped", summary, at)
                .withActions(List.of(run(template)));
    }

    private static String choice(Step step) {
        return "**Run** runs %s on this commit. **Skip** leaves it out."
                .formatted(Markdown.code(step.template(), MAX_NAME));
    }

    private static CheckRunUpdate update(
            Step step, Optional<String> detailsUrl, String title, String summary, Instant at) {
        return new CheckRunUpdate(
                step.name(),
                step.template(),
                detailsUrl,
                new CheckState.Completed(step.conclusion(), at),
                Optional.empty(),
                new CheckRunUpdate.Output(title, summary, ""),
                List.of(),
                buttons(step.template()));
    }

    /// The buttons of a step that can be decided on.
    static List<Action> buttons(String template) {
        return List.of(run(template), new Action("Skip", "Leave it out: " + template, SKIP));
    }

    private static Action run(String template) {
        return new Action("Run", "Run " + template, RUN);
    }
}
