package io.kubeci.flow;

import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.model.Repository;
import io.kubeci.policy.Trust;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.run.Runs;
import io.kubeci.workflow.WorkflowName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs manual steps: a new Run of the template that a check run offers, of the commit that it is on.
final class ManualRuns {

    private final Runs runs;

    ManualRuns(Runs runs) {
        this.runs = runs;
    }

    /// A check run on which somebody pressed something.
    ///
    /// @param branch what GitHub says of its suite; absent for a tag's and for a fork's commit
    /// @param externalId what GitHub hands back: the template, if it was short enough
    record Pressed(
            Repository repository,
            String sender,
            Optional<String> branch,
            CommitSha sha,
            long checkRunId,
            String externalId,
            List<PullRequest> pullRequests,
            String delivery,
            Instant receivedAt) {

        Pressed {
            pullRequests = List.copyOf(pullRequests);
        }
    }

    /// The Run that offers a manual step by this check run.
    Optional<RunState> offering(Repository repository, CommitSha sha, long checkRunId) {
        return runs.ofCommit(repository.ref(), sha.hex()).stream()
                .filter(run -> run.status().offer(checkRunId).isPresent())
                .findFirst();
    }

    /// Starts the step. Whoever presses twice gets one Run, unless the first has ended meanwhile.
    EventOutcome start(Pressed pressed) {
        var offerer = offering(pressed.repository(), pressed.sha(), pressed.checkRunId());
        var template = offerer.flatMap(run -> run.status().offer(pressed.checkRunId()))
                .map(offer -> offer.externalId())
                .orElse(pressed.externalId());
        if (template.isEmpty()) {
            return EventOutcome.failed("check run %d names no template".formatted(pressed.checkRunId()));
        }
        var spec = spec(pressed, template, offerer.or(() -> latest(pressed)));
        var name = name(spec, "offer/" + pressed.checkRunId());
        var before = runs.find(name).map(RunState::spec);
        if (before.isEmpty()) {
            return started(name, spec);
        }
        boolean isOver =
                runs.find(name).filter(run -> run.status().phase().isFinal()).isPresent();
        return isOver && !before.get().delivery().equals(spec.delivery())
                ? started(name(spec, "delivery/" + spec.delivery()), spec)
                : new EventOutcome(
                        EventOutcome.Result.JOINED,
                        "the step is run already, %s".formatted(before.get().trigger()),
                        List.of(name));
    }

    private EventOutcome started(String name, RunSpec spec) {
        runs.create(name, spec);
        return new EventOutcome(EventOutcome.Result.STARTED, spec.trigger(), List.of(name));
    }

    private Optional<RunState> latest(Pressed pressed) {
        return runs.ofCommit(pressed.repository().ref(), pressed.sha().hex()).stream()
                .reduce((_, later) -> later);
    }

    private static String name(RunSpec spec, String seed) {
        return WorkflowName.of(spec.repository().name(), spec.entrypoint(), spec.refName(), seed);
    }

    /// On the branch or tag of the Run that offers it, as GitHub does not tell a tag, and trusted as that one is.
    private static RunSpec spec(Pressed pressed, String template, Optional<RunState> origin) {
        var before = origin.map(RunState::spec);
        var ref = before.map(spec -> spec.revision().ref())
                .orElseGet(() -> new GitRef.Branch(
                        pressed.branch().orElse(pressed.repository().defaultBranch())));
        return new RunSpec(
                RunSpec.Repo.of(pressed.repository()),
                ref.type(),
                ref.name(),
                pressed.sha().hex(),
                "manual step run by " + pressed.sender(),
                true,
                pressed.sender(),
                pressed.delivery(),
                template,
                Map.of(),
                "",
                0,
                PullRequests.merge(before.map(RunSpec::pullRequests).orElse(List.of()), pressed.pullRequests()),
                trust(pressed, before),
                pressed.receivedAt(),
                null);
    }

    /// A commit of which nothing is known, not even a branch, may be a fork's: somebody who may command approves it.
    private static Trust trust(Pressed pressed, Optional<RunSpec> before) {
        var trust = before.map(RunSpec::trust).orElse(pressed.branch().isPresent() ? Trust.TRUSTED : Trust.APPROVED);
        return trust == Trust.UNTRUSTED ? Trust.APPROVED : trust;
    }
}
