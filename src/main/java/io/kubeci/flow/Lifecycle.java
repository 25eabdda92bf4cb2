package io.kubeci.flow;

import io.kubeci.event.CiEvent;
import io.kubeci.github.GitHub;
import io.kubeci.github.Refs;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.model.RepoRef;
import io.kubeci.policy.Decision;
import io.kubeci.policy.Policy;
import io.kubeci.policy.Trust;
import io.kubeci.report.EndReasons;
import io.kubeci.run.KnownTags;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunSpec.Cancel;
import io.kubeci.run.RunSpec.Manner;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus.WorkflowRecord;
import io.kubeci.run.Runs;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What becomes of runs when what they are about goes away or changes: branches, pull requests, merge groups,
/// repositories, the App's installation. Only what the Runs should do is noted here; their own flow does it.
final class Lifecycle {

    private final GitHub github;
    private final Refs refs;
    private final Runs runs;
    private final KnownTags tags;
    private final CacheFlow caches;
    private final Supplier<FlowSettings> settings;

    Lifecycle(GitHub github, Refs refs, Runs runs, KnownTags tags, CacheFlow caches, Supplier<FlowSettings> settings) {
        this.github = github;
        this.refs = refs;
        this.runs = runs;
        this.tags = tags;
        this.caches = caches;
        this.settings = settings;
    }

    /// A branch or tag was deleted: its runs end, and a branch's caches go. Deployments that somebody asked for go on.
    EventOutcome deleted(CiEvent.RefDeleted event, Instant at) {
        var live = live(event.repository().ref(), event.ref());
        if (live.isEmpty()) {
            return andCaches(EventOutcome.ignored("nothing runs for %s".formatted(name(event.ref()))), event);
        }
        if (refs.exists(event.repository().ref(), event.ref())) {
            return EventOutcome.ignored("%s is there again".formatted(name(event.ref())));
        }
        var reason = EndReasons.refDeleted(event.ref());
        return andCaches(ended(live, new Cancel(reason, "", at, Manner.SPARING)), event);
    }

    /// Tags have no caches of their own, as in kube-ci 0.12.
    private EventOutcome andCaches(EventOutcome ofRuns, CiEvent.RefDeleted event) {
        return switch (event.ref()) {
            case GitRef.Branch _ -> ofRuns.and(caches.onRefDeleted(event));
            case GitRef.Tag _ -> ofRuns;
        };
    }

    /// A pull request was closed: the runs that were made for it end where that is configured, but not those that
    /// another one wants, or the branch itself.
    EventOutcome closed(CiEvent.PullRequestClosed event, Instant at) {
        if (!settings.get().policy().cancelOnClose()) {
            return EventOutcome.ignored("closed pull requests end nothing: cancelOnClose is not set");
        }
        var pull = event.pullRequest();
        var live = live(event.repository().ref(), new GitRef.Branch(pull.headBranch())).stream()
                .filter(run -> run.spec().pullRequests().stream().anyMatch(other -> other.number() == pull.number()))
                .toList();
        if (live.isEmpty()) {
            return EventOutcome.ignored("nothing runs for pull request #%d".formatted(pull.number()));
        }
        var unwanted = live.stream().filter(run -> !isWantedWithout(pull, run)).toList();
        if (unwanted.isEmpty()) {
            return EventOutcome.ignored("the runs are wanted without pull request #%d, too".formatted(pull.number()));
        }
        return ended(unwanted, new Cancel(EndReasons.pullRequestClosed(pull.number()), "", at, Manner.SPARING));
    }

    /// The merge queue has no use for a commit any more.
    EventOutcome destroyed(CiEvent.MergeGroupDestroyed event, Instant at) {
        var branch = GitRef.ofFullName(event.headRef()).orElseGet(() -> new GitRef.Branch(event.headRef()));
        var live = live(event.repository().ref(), branch).stream()
                .filter(run -> run.spec().sha().equals(event.sha().hex()))
                .toList();
        return live.isEmpty()
                ? EventOutcome.ignored("nothing runs for the merge group")
                : ended(live, new Cancel(EndReasons.mergeGroupDestroyed(), "", at, Manner.AT_ONCE));
    }

    /// A repository got another name or owner, can only be read any more, or is gone.
    EventOutcome changed(CiEvent.RepositoryChanged event, Instant at) {
        var repository = event.repository();
        var open = runs.openOf(repository.ref());
        var ofRuns = switch (event.action()) {
            case "renamed", "transferred" ->
                amended(open, spec -> spec.withRepository(repository), "the runs go on as " + repository.ref());
            case "unarchived" -> heard(open, at);
            case "archived" -> silenced(open, EndReasons.repositoryArchived(), at);
            case "deleted" -> {
                tags.forget(repository.ref());
                yield silenced(open, EndReasons.repositoryDeleted(), at);
            }
            default -> EventOutcome.ignored("repository %s changes nothing".formatted(event.action()));
        };
        return ofRuns.and(caches.onRepositoryChanged(event));
    }

    /// Our App was suspended, is no longer suspended, or was removed.
    EventOutcome changed(CiEvent.InstallationChanged event, Instant at) {
        var open = runs.openOfInstallation(event.installationId());
        return switch (event.action()) {
            case "unsuspend" -> heard(open, at);
            case "suspend" -> silenced(open, EndReasons.installationSuspended(), at);
            case "deleted" -> silenced(open, EndReasons.installationRemoved(), at);
            default -> EventOutcome.ignored("installation %s changes nothing".formatted(event.action()));
        };
    }

    private List<RunState> live(RepoRef repo, GitRef ref) {
        return runs.ofRef(repo, ref.type(), ref.name()).stream()
                .filter(run -> !run.status().phase().isFinal())
                .filter(run -> run.spec().cancel() == null && run.spec().deploymentId() == 0)
                .toList();
    }

    private boolean isWantedWithout(PullRequest closed, RunState run) {
        var spec = run.spec();
        if (spec.trust() != Trust.TRUSTED) {
            return spec.pullRequests().stream().anyMatch(other -> other.number() != closed.number());
        }
        // If it was opened again meanwhile, it is in the list, too.
        var open = github.openPullRequests(spec.revision().repo(), closed.headBranch());
        var question = new Policy.Question(spec.revision().ref(), open, spec.trust(), false);
        return Policy.decide(question, settings.get().policy()) instanceof Decision.Build;
    }

    private EventOutcome ended(List<RunState> live, Cancel cancel) {
        return amended(live, spec -> spec.cancel() == null ? spec.withCancel(cancel) : spec, cancel.reason());
    }

    private EventOutcome silenced(List<RunState> open, String reason, Instant at) {
        var cancel = new Cancel(reason, "", at, Manner.SILENT);
        return amended(open, spec -> spec.isSilenced() ? spec : spec.withCancel(cancel), reason);
    }

    /// GitHub can be told again: the end of those whose Workflow was stopped; the others begin.
    private EventOutcome heard(List<RunState> open, Instant at) {
        var silenced = open.stream().filter(run -> run.spec().isSilenced()).toList();
        silenced.forEach(run -> runs.amend(run.name(), spec -> heard(run, spec, at)));
        return EventOutcome.done(
                "GitHub can be told again",
                silenced.stream().map(RunState::name).toList());
    }

    private static RunSpec heard(RunState run, RunSpec spec, Instant at) {
        if (!spec.isSilenced() || spec.cancel() == null) {
            return spec;
        }
        return run.status().ownWorkflow().filter(WorkflowRecord::created).isPresent()
                ? spec.withCancel(new Cancel(spec.cancel().reason(), "", at, Manner.AT_ONCE))
                : spec.withCancel(null);
    }

    private EventOutcome amended(List<RunState> found, UnaryOperator<RunSpec> change, String reason) {
        found.forEach(run -> runs.amend(run.name(), change));
        return EventOutcome.done(reason, found.stream().map(RunState::name).toList());
    }

    private static String name(GitRef ref) {
        return ref.type() + " " + ref.name();
    }
}
