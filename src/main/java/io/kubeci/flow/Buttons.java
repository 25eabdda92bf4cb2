package io.kubeci.flow;

import io.kubeci.event.CiEvent.ButtonPressed;
import io.kubeci.github.CheckNotes;
import io.kubeci.github.CheckRunLimits;
import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.GitHub;
import io.kubeci.model.GitRef;
import io.kubeci.report.ButtonNotes;
import io.kubeci.report.OfferReports;
import io.kubeci.run.CheckRecord;
import io.kubeci.run.RunState;
import io.kubeci.run.Runs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the buttons of check runs do, for those who may command.
public final class Buttons {

    /// How logins of Apps end. Source: GitHub's webhook examples, `sender.login`.
    private static final String BOT = "[bot]";

    private final GitHub github;
    private final Runs runs;
    private final Permission permission;
    private final CheckNotes notes;
    private final CacheCleaner caches;
    private final ManualRuns manualRuns;

    /// All they need.
    public Buttons(GitHub github, CheckNotes notes, Runs runs, Permission permission, CacheCleaner caches) {
        this.github = github;
        this.runs = runs;
        this.permission = permission;
        this.notes = notes;
        this.caches = caches;
        this.manualRuns = new ManualRuns(runs);
    }

    /// Does what a button says. May be repeated for the same delivery.
    EventOutcome pressed(ButtonPressed button, String delivery, Instant receivedAt) {
        if (!isKnown(button.identifier())) {
            return EventOutcome.ignored("there is no button '%s'".formatted(button.identifier()));
        }
        var repo = button.repository().ref();
        if (!isPerson(button.sender()) || !permission.mayCommand(repo, button.sender())) {
            return deny(button);
        }
        return switch (button.identifier()) {
            case OfferReports.RUN -> manualRuns.start(pressedOffer(button, delivery, receivedAt));
            case OfferReports.SKIP -> skip(button, receivedAt);
            case ButtonNotes.CLEAR_CACHE -> cleared(button, Optional.empty());
            default -> branch(button).isEmpty() ? noBranch(button) : cleared(button, branch(button));
        };
    }

    private static boolean isKnown(String identifier) {
        return List.of(OfferReports.RUN, OfferReports.SKIP, ButtonNotes.CLEAR_CACHE, ButtonNotes.CLEAR_BRANCH_CACHE)
                .contains(identifier);
    }

    private static boolean isPerson(String login) {
        return !login.isBlank() && !login.endsWith(BOT);
    }

    private EventOutcome cleared(ButtonPressed button, Optional<String> branch) {
        var did = caches.clear(button.repository().ref(), branch);
        note(button, ButtonNotes.cleared(button.sender(), did));
        return EventOutcome.done(did);
    }

    private EventOutcome noBranch(ButtonPressed button) {
        note(button, ButtonNotes.noBranch(button.sender()));
        return EventOutcome.failed(
                "check run %d is of no branch, whose cache could be cleared".formatted(button.checkRunId()));
    }

    private void note(ButtonPressed button, String note) {
        notes.rewrite(
                button.repository().ref(),
                button.checkRunId(),
                summary -> ButtonNotes.above(summary, note),
                ButtonNotes.buttons(button.identifier(), template(button)));
    }

    private EventOutcome skip(ButtonPressed button, Instant receivedAt) {
        var template = template(button);
        tell(button, OfferReports.skipped(button.name(), template, button.sender(), receivedAt));
        return EventOutcome.done("step %s is skipped by %s".formatted(template, button.sender()));
    }

    private EventOutcome deny(ButtonPressed button) {
        note(button, ButtonNotes.denied(button.sender()));
        return EventOutcome.ignored("%s may not command here: that takes write access to the repository, or membership "
                        .formatted(button.sender())
                + "in its organisation");
    }

    private void tell(ButtonPressed button, CheckRunUpdate update) {
        github.updateCheckRun(
                button.repository().ref(),
                button.checkRunId(),
                CheckRunLimits.fit(update).getFirst());
    }

    /// The template that a manual step would run, in full.
    private String template(ButtonPressed button) {
        return manualRuns
                .offering(button.repository(), button.sha(), button.checkRunId())
                .flatMap(run -> run.status().offer(button.checkRunId()))
                .map(CheckRecord::externalId)
                .orElse(button.externalId());
    }

    /// The branch of the Run whose check run it is; a tag has none.
    private Optional<String> branch(ButtonPressed button) {
        var own = runs.ofCommit(button.repository().ref(), button.sha().hex()).stream()
                .filter(run -> has(run, button.checkRunId()))
                .findFirst();
        return own.isEmpty()
                ? button.branch()
                : own.map(run -> run.spec().revision().ref())
                        .filter(GitRef.Branch.class::isInstance)
                        .map(GitRef::name);
    }

    private static boolean has(RunState run, long checkRunId) {
        return run.status().ownCheck().filter(check -> check.id() == checkRunId).isPresent()
                || run.status().offer(checkRunId).isPresent();
    }

    private static ManualRuns.Pressed pressedOffer(ButtonPressed button, String delivery, Instant receivedAt) {
        return new ManualRuns.Pressed(
                button.repository(),
                button.sender(),
                button.branch(),
                button.sha(),
                button.checkRunId(),
                button.externalId(),
                button.pullRequests(),
                delivery,
                receivedAt);
    }
}
