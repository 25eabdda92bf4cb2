package io.kubeci.flow;

import io.kubeci.github.CheckRunLimits;
import io.kubeci.github.CheckRunSummary;
import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.GitHub;
import io.kubeci.report.CheckNames;
import io.kubeci.report.OfferReports;
import io.kubeci.run.CheckRecord;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Offers manual steps: each a check run of its own, after the workflow's own entrypoint succeeded.
///
/// Manual steps belong to the commit. What has a check run already, offered, skipped or run, is not offered again, so
/// that a second run of the commit does not hide what came of a step. A step that is run gets a new check run of the
/// same name, and GitHub shows the latest of a name: its outcome stands in the place of the offer.
final class Offering {

    private final GitHub github;
    private final Verdicts verdicts;
    private final Views views;
    private final Supplier<FlowSettings> settings;
    private final InstantSource clock;

    Offering(GitHub github, Verdicts verdicts, Views views, Supplier<FlowSettings> settings, InstantSource clock) {
        this.github = github;
        this.verdicts = verdicts;
        this.views = views;
        this.settings = settings;
        this.clock = clock;
    }

    /// Makes the check run that was about to be made.
    ///
    /// @param fresh whether it is certain that nobody tried to make it before; else it is looked for
    /// @return the new status; empty if all are made
    Optional<RunStatus> settle(RunState run, boolean fresh) {
        var offers = run.status().manualSteps();
        return offers.stream()
                .filter(offer -> offer.id() == 0)
                .findFirst()
                .map(offer -> make(run, offer, fresh))
                .map(made -> run.status()
                        .withOffers(offers.stream()
                                .map(offer -> offer.name().equals(made.name()) ? made : offer)
                                .toList()));
    }

    /// Decides which there are, once.
    ///
    /// @return the new status; empty if it is decided, or too early
    Optional<RunStatus> decide(RunState run) {
        return run.status().offers() == null && run.status().phase() == RunPhase.SUCCEEDED
                ? Optional.of(run.status().withOffers(intended(run)))
                : Optional.empty();
    }

    private List<CheckRecord> intended(RunState run) {
        var steps = steps(run);
        if (steps.isEmpty()) {
            return List.of();
        }
        var revision = run.spec().revision();
        var known = github.checkRuns(revision.repo(), revision.sha()).stream()
                .map(CheckRunSummary::name)
                .collect(Collectors.toSet());
        return steps.stream()
                .map(step -> CheckRecord.intended(
                        CheckNames.of(step.template()), step.template(), marker(run, step.template())))
                .filter(offer -> !known.contains(fitted(run, offer).name()))
                .toList();
    }

    private List<ManualStep> steps(RunState run) {
        var configured = settings.get().manual();
        return verdicts.ofOwnEntrypoint(run)
                .filter(runnable -> run.spec().deploymentId() == 0)
                .filter(runnable -> ManualStep.isInteractive(run.spec().revision(), runnable, configured))
                .map(runnable -> ManualStep.of(runnable, configured))
                .orElseGet(List::of);
    }

    private CheckRecord make(RunState run, CheckRecord offer, boolean fresh) {
        var revision = run.spec().revision();
        var update = fitted(run, offer);
        // One that is found stays as it is: somebody may have skipped it meanwhile.
        var found = fresh
                ? Optional.<Long>empty()
                : github.findCheckRun(revision.repo(), revision.sha(), update.name(), offer.marker());
        long id = found.orElseGet(() -> github.createCheckRun(revision.repo(), revision.sha(), update));
        return offer.withId(id).told("", clock.instant(), true, 0);
    }

    private CheckRunUpdate fitted(RunState run, CheckRecord offer) {
        var essential = steps(run).stream()
                .anyMatch(step -> step.essential() && step.template().equals(offer.externalId()));
        var at = run.status().times().finishedAt().orElseGet(clock::instant);
        return CheckRunLimits.fit(
                        OfferReports.offered(OfferReports.Step.of(offer.externalId(), essential), offer.marker(), at))
                .getFirst();
    }

    /// Leads to the run that the step can follow; no other check run has the same.
    private String marker(RunState run, String template) {
        return views.detailsUrl(run) + "?offer=" + URLEncoder.encode(template, StandardCharsets.UTF_8);
    }
}
