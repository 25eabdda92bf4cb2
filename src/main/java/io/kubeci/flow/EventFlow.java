package io.kubeci.flow;

import io.kubeci.event.CiEvent;
import io.kubeci.github.GitHub;
import io.kubeci.github.Refs;
import io.kubeci.model.GitRef;
import io.kubeci.model.MergeQueue;
import io.kubeci.model.PullRequest;
import io.kubeci.model.Repository;
import io.kubeci.model.Revision;
import io.kubeci.policy.Trust;
import io.kubeci.run.KnownTags;
import io.kubeci.run.Runs;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// From an event to Runs. Every step may be repeated: names are functions of what happened, so a second attempt finds
/// what the first one left.
public final class EventFlow {

    private final Changes changes;
    private final Tags tags;
    private final Reruns reruns;
    private final Lifecycle lifecycle;
    private final Buttons buttons;
    private final DeploymentRuns deploymentRuns;
    private final CommandFlow commands;

    /// @param settings asked anew for every event
    /// @param commands what is done about comments
    public EventFlow(
            GitHub github,
            Refs refs,
            Runs runs,
            KnownTags knownTags,
            Pipelines pipelines,
            CacheFlow caches,
            Buttons buttons,
            Supplier<FlowSettings> settings,
            CommandFlow commands) {
        this.changes = new Changes(github, runs, pipelines, settings);
        this.tags = new Tags(refs, knownTags, pipelines, changes);
        this.reruns = new Reruns(runs);
        this.lifecycle = new Lifecycle(github, refs, runs, knownTags, caches, settings);
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
        var outcome = answer(delivery, receivedAt, event);
        return switch (event) {
            case CiEvent.InRepository here ->
                outcome.and(tags.missed(here, new Tags.Occasion(event.sender(), delivery, receivedAt)));
            case CiEvent.InstallationChanged _ -> outcome;
        };
    }

    private EventOutcome answer(String delivery, Instant receivedAt, CiEvent event) {
        return switch (event) {
            case CiEvent.Pushed pushed -> pushed(pushed, delivery, receivedAt);
            case CiEvent.TagCreated(var repository, var sender, var tag) ->
                tags.made(repository, tag, new Tags.Occasion(sender, delivery, receivedAt));
            case CiEvent.SuiteRequested(var repository, var sender, var branch, var sha, var pulls) ->
                branch.map(name -> changes.happened(new Change(
                                new Revision(repository, new GitRef.Branch(name), sha),
                                "push",
                                sender,
                                pulls,
                                Trust.TRUSTED,
                                delivery,
                                receivedAt)))
                        .orElseGet(() -> EventOutcome.ignored("the suite names no branch: a fork's commit"));
            case CiEvent.PullRequestChanged pull -> pullRequest(pull, delivery, receivedAt);
            case CiEvent.SuiteRerequested suite -> reruns.ofSuite(suite, delivery, receivedAt);
            case CiEvent.CheckRunRerequested checkRun -> reruns.ofCheckRun(checkRun, delivery, receivedAt);
            case CiEvent.PullRequestClosed closed -> lifecycle.closed(closed, receivedAt);
            case CiEvent.ButtonPressed button -> buttons.pressed(button, delivery, receivedAt);
            case CiEvent.DeploymentRequested deployment -> deploymentRuns.start(deployment, delivery, receivedAt);
            case CiEvent.CommentMade comment -> commands.handle(comment, delivery, receivedAt);
            case CiEvent.RefDeleted deleted -> lifecycle.deleted(deleted, receivedAt);
            case CiEvent.RepositoryChanged changed -> lifecycle.changed(changed, receivedAt);
            case CiEvent.InstallationChanged changed -> lifecycle.changed(changed, receivedAt);
            case CiEvent.MergeGroupRequested group -> changes.happened(mergeGroup(group, delivery, receivedAt));
            case CiEvent.MergeGroupDestroyed group -> lifecycle.destroyed(group, receivedAt);
        };
    }

    private EventOutcome pushed(CiEvent.Pushed event, String delivery, Instant receivedAt) {
        return switch (event.ref()) {
            case GitRef.Tag(String name) ->
                tags.made(event.repository(), name, new Tags.Occasion(event.sender(), delivery, receivedAt));
            case GitRef.Branch branch ->
                changes.happened(new Change(
                        new Revision(event.repository(), branch, event.after()),
                        "push",
                        event.sender(),
                        List.of(),
                        Trust.TRUSTED,
                        delivery,
                        receivedAt));
        };
    }

    private EventOutcome pullRequest(CiEvent.PullRequestChanged event, String delivery, Instant receivedAt) {
        var pull = event.pullRequest();
        var revision = new Revision(event.repository(), new GitRef.Branch(pull.headBranch()), event.sha());
        return changes.happened(new Change(
                revision,
                "pull request #" + pull.number(),
                event.sender(),
                List.of(pull),
                pull.fork() ? Trust.UNTRUSTED : Trust.TRUSTED,
                delivery,
                receivedAt));
    }

    /// A merge group counts as the pull request that it is made for: so it is built where that one is.
    private static Change mergeGroup(CiEvent.MergeGroupRequested event, String delivery, Instant receivedAt) {
        var repository = event.repository();
        var ref = GitRef.ofFullName(event.headRef()).orElseGet(() -> new GitRef.Branch(event.headRef()));
        var pulls =
                MergeQueue.ofBranch(ref.name()).map(queue -> pullRequest(repository, event.baseBranch(), ref, queue));
        return new Change(
                new Revision(repository, ref, event.sha()),
                "merge queue",
                event.sender(),
                pulls.stream().toList(),
                Trust.TRUSTED,
                delivery,
                receivedAt);
    }

    private static PullRequest pullRequest(Repository repository, String base, GitRef head, MergeQueue queue) {
        var url = repository.htmlUrl() + "/pull/" + queue.pullRequest();
        return new PullRequest(queue.pullRequest(), base, head.name(), false, false, "", url, true);
    }
}
