package io.kubeci.flow;

import io.kubeci.github.GitHub;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.policy.Decision;
import io.kubeci.policy.Policy;
import io.kubeci.policy.Trust;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.run.Runs;
import io.kubeci.workflow.WorkflowName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// From a commit that may want to be built to its one Run, whichever of the events of the change comes first.
final class Changes {

    /// How often one commit's run may be withdrawn and started again on the same branch. Ours.
    private static final int MAX_RESTARTS = 20;

    private final GitHub github;
    private final Runs runs;
    private final Pipelines pipelines;
    private final Supplier<FlowSettings> settings;

    /// @param settings asked anew for every change
    Changes(GitHub github, Runs runs, Pipelines pipelines, Supplier<FlowSettings> settings) {
        this.github = github;
        this.runs = runs;
        this.pipelines = pipelines;
        this.settings = settings;
    }

    /// Makes the change's Run, or adds to the one that it has.
    EventOutcome happened(Change change) {
        var name = name(change, change.seed());
        var existing = runs.find(name);
        for (int restarts = 0; isToStartAgain(existing, change) && restarts < MAX_RESTARTS; restarts++) {
            name = name(change, change.seed() + "/after/" + withdrawnAt(existing));
            existing = runs.find(name);
        }
        if (existing.isPresent()) {
            var made = existing.get().spec();
            return join(name, made, added(change, made.pullRequests()));
        }
        var revision = change.revision();
        if (!pipelines.isPresent(revision)) {
            return EventOutcome.ignored("commit %s of %s has no CI files"
                    .formatted(revision.sha().abbreviated(), revision.repo().fullName()));
        }
        var spec = change.spec(known(change));
        var elsewhere = builtElsewhere(spec);
        if (elsewhere.isPresent()) {
            return EventOutcome.ignored("%s is not built unasked, and the commit has a run already: %s"
                    .formatted(spec.refName(), elsewhere.get().name()));
        }
        if (!runs.create(name, spec)) {
            return join(name, spec, spec.pullRequests());
        }
        return new EventOutcome(EventOutcome.Result.STARTED, change.trigger(), List.of(name));
    }

    private static String name(Change change, String seed) {
        var revision = change.revision();
        // A fork's branch may be called as one of ours is, and both may be at the same commit.
        var ofOrigin = change.trust() == Trust.UNTRUSTED ? seed + "/fork" : seed;
        return WorkflowName.of(revision.repo().name(), "", revision.ref().name(), ofOrigin);
    }

    /// A run that ended only because its branch was deleted, its pull request closed, or another commit pushed, starts
    /// again if that is taken back. A late account of what was before is no reason: then the branch is not at the
    /// commit.
    private boolean isToStartAgain(Optional<RunState> existing, Change change) {
        return existing.filter(run -> isWithdrawn(run) || isReplaced(run)).isPresent() && isThere(change);
    }

    private boolean isReplaced(RunState run) {
        return run.spec().cancel() instanceof RunSpec.Cancel(var _, var successor, var _, var _)
                && !successor.isEmpty()
                && isCutShort(run)
                && runs.find(successor)
                        .filter(other -> !other.spec().sha().equals(run.spec().sha()))
                        .isPresent();
    }

    private static boolean isWithdrawn(RunState run) {
        return run.spec().cancel() instanceof RunSpec.Cancel(var _, var successor, var _, var manner)
                && manner == RunSpec.Manner.SPARING
                && successor.isEmpty()
                && isCutShort(run);
    }

    private static boolean isCutShort(RunState run) {
        var phase = run.status().phase();
        return !phase.isFinal() || phase == RunPhase.CANCELLED;
    }

    private static Instant withdrawnAt(Optional<RunState> run) {
        return run.map(RunState::spec)
                .flatMap(spec -> Optional.ofNullable(spec.cancel()))
                .map(RunSpec.Cancel::at)
                .orElseThrow();
    }

    private boolean isThere(Change change) {
        var revision = change.revision();
        return change.trust() == Trust.UNTRUSTED
                || switch (revision.ref()) {
                    case GitRef.Branch(String name) ->
                        github.branchHead(revision.repo(), name)
                                .filter(revision.sha()::equals)
                                .isPresent();
                    case GitRef.Tag _ -> true;
                };
    }

    private EventOutcome join(String name, RunSpec spec, List<PullRequest> pulls) {
        runs.amend(name, stored -> stored.withPullRequests(PullRequests.merge(stored.pullRequests(), pulls)));
        return new EventOutcome(
                EventOutcome.Result.JOINED, "the commit has a run already, made by " + spec.trigger(), List.of(name));
    }

    /// The pull requests of a change with everything that policy wants to know of them; asks GitHub for what the event
    /// does not tell.
    private List<PullRequest> known(Change change) {
        return change.isComplete() ? change.pullRequests() : PullRequests.merge(change.pullRequests(), lookUp(change));
    }

    /// The same of a change that has a Run: GitHub was asked when that was made, and tells of later ones by itself.
    private List<PullRequest> added(Change change, List<PullRequest> before) {
        var merged = PullRequests.merge(before, change.pullRequests());
        boolean enough = change.isComplete() || merged.stream().allMatch(PullRequest::complete);
        return enough ? merged : PullRequests.merge(merged, lookUp(change));
    }

    private List<PullRequest> lookUp(Change change) {
        return switch (change.revision().ref()) {
            case GitRef.Branch(String branch) ->
                github.openPullRequests(change.revision().repo(), branch);
            case GitRef.Tag _ -> List.of();
        };
    }

    /// A run of the same commit under another name, where this one would only be declined: a new branch at a commit
    /// that was built is no news.
    private Optional<RunState> builtElsewhere(RunSpec spec) {
        var question = Verdicts.question(spec);
        if (spec.trust() == Trust.UNTRUSTED
                || Policy.decide(question, settings.get().policy()) instanceof Decision.Build) {
            return Optional.empty();
        }
        return runs.ofCommit(spec.revision().repo(), spec.sha()).stream()
                .filter(run -> !run.spec().refName().equals(spec.refName()))
                .findFirst();
    }
}
