package io.kubeci.flow;

import io.kubeci.event.CiEvent;
import io.kubeci.github.GitHub;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.model.Repository;
import io.kubeci.model.Revision;
import io.kubeci.policy.Decision;
import io.kubeci.policy.Policy;
import io.kubeci.policy.Trust;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.run.Runs;
import io.kubeci.workflow.WorkflowName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// From an event to Runs. Every step may be repeated: names are functions of what happened, so a second attempt finds
/// what the first one left.
public final class EventFlow {

    private final GitHub github;
    private final Runs runs;
    private final Pipelines pipelines;
    private final CacheFlow caches;
    private final Supplier<FlowSettings> settings;
    private final Reruns reruns;
    private final Buttons buttons;
    private final DeploymentRuns deploymentRuns;
    private final CommandFlow commands;

    /// @param settings asked anew for every event
    /// @param commands what is done about comments
    public EventFlow(
            GitHub github,
            Runs runs,
            Pipelines pipelines,
            CacheFlow caches,
            Buttons buttons,
            Supplier<FlowSettings> settings,
            CommandFlow commands) {
        this.github = github;
        this.runs = runs;
        this.pipelines = pipelines;
        this.caches = caches;
        this.settings = settings;
        this.reruns = new Reruns(runs);
        this.commands = commands;
        this.buttons = buttons;
        this.deploymentRuns = new DeploymentRuns(runs);
    }

    /// Does what an event asks for.
    ///
    /// @param delivery the webhook's identifier
    /// @param receivedAt when it came in
    /// @throws io.kubeci.model.Unavailable if it has to be tried again later
    /// @throws io.kubeci.model.Gone if the repository or the installation is not there any more
    public EventOutcome handle(String delivery, Instant receivedAt, CiEvent event) {
        return switch (event) {
            case CiEvent.Pushed(var repository, var sender, var ref, var _, var after, var _) ->
                change(new Change(
                        new Revision(repository, ref, after),
                        "push",
                        sender,
                        List.of(),
                        Trust.TRUSTED,
                        delivery,
                        receivedAt));
            case CiEvent.SuiteRequested(var repository, var sender, var branch, var sha, var pulls) ->
                branch.map(name -> change(new Change(
                                new Revision(repository, new GitRef.Branch(name), sha),
                                "push",
                                sender,
                                pulls,
                                Trust.TRUSTED,
                                delivery,
                                receivedAt)))
                        .orElseGet(() -> EventOutcome.ignored("the suite names no branch: a fork's commit"));
            case CiEvent.PullRequestChanged(var repository, var sender, var _, var pull, var sha) ->
                change(pullRequest(repository, sender, pull, sha, delivery, receivedAt));
            case CiEvent.SuiteRerequested suite -> reruns.ofSuite(suite, delivery, receivedAt);
            case CiEvent.CheckRunRerequested checkRun -> reruns.ofCheckRun(checkRun, delivery, receivedAt);
            case CiEvent.PullRequestClosed _ -> EventOutcome.ignored("closed pull requests change nothing");
            case CiEvent.ButtonPressed button -> buttons.pressed(button, delivery, receivedAt);
            case CiEvent.DeploymentRequested deployment -> deploymentRuns.start(deployment, delivery, receivedAt);
            case CiEvent.CommentMade comment -> commands.handle(comment, delivery, receivedAt);
            case CiEvent.RefDeleted deleted -> EventOutcome.done(caches.onRefDeleted(deleted));
            case CiEvent.RepositoryChanged changed -> EventOutcome.done(caches.onRepositoryChanged(changed));
            case CiEvent.MergeGroupRequested _ -> EventOutcome.ignored("merge groups are not built");
            case CiEvent.MergeGroupDestroyed _ -> EventOutcome.ignored("merge groups are not built");
        };
    }

    private static Change pullRequest(
            Repository repository,
            String sender,
            PullRequest pull,
            CommitSha sha,
            String delivery,
            Instant receivedAt) {
        return new Change(
                new Revision(repository, new GitRef.Branch(pull.headBranch()), sha),
                "pull request #" + pull.number(),
                sender,
                List.of(pull),
                pull.fork() ? Trust.UNTRUSTED : Trust.TRUSTED,
                delivery,
                receivedAt);
    }

    private EventOutcome change(Change change) {
        var name = name(change);
        var existing = runs.find(name);
        if (existing.isPresent()) {
            return join(name, existing.get().spec(), change);
        }
        var revision = change.revision();
        if (!pipelines.isPresent(revision)) {
            return EventOutcome.ignored("commit %s of %s has no CI files"
                    .formatted(revision.sha().abbreviated(), revision.repo().fullName()));
        }
        var spec = change.spec(known(change, List.of()));
        var elsewhere = builtElsewhere(spec);
        if (elsewhere.isPresent()) {
            return EventOutcome.ignored("%s is not built unasked, and the commit has a run already: %s"
                    .formatted(spec.refName(), elsewhere.get().name()));
        }
        if (!runs.create(name, spec)) {
            return join(name, spec, change);
        }
        return new EventOutcome(EventOutcome.Result.STARTED, change.trigger(), List.of(name));
    }

    private static String name(Change change) {
        var revision = change.revision();
        // A fork's branch may be called as one of ours is, and both may be at the same commit.
        var seed = change.trust() == Trust.UNTRUSTED ? change.seed() + "/fork" : change.seed();
        return WorkflowName.of(revision.repo().name(), "", revision.ref().name(), seed);
    }

    private EventOutcome join(String name, RunSpec spec, Change change) {
        var pulls = known(change, spec.pullRequests());
        runs.amend(name, stored -> stored.withPullRequests(PullRequests.merge(stored.pullRequests(), pulls)));
        return new EventOutcome(
                EventOutcome.Result.JOINED, "the commit has a run already, made by " + spec.trigger(), List.of(name));
    }

    /// The pull requests of a change with everything that policy wants to know of them; asks GitHub only for what
    /// neither the event nor an earlier one told.
    private List<PullRequest> known(Change change, List<PullRequest> before) {
        var merged = PullRequests.merge(before, change.pullRequests());
        var enough = change.isComplete()
                || (!before.isEmpty() && merged.stream().allMatch(PullRequest::complete))
                || (change.pullRequests().isEmpty() && !before.isEmpty());
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
    /// that
    /// was built is no news.
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
