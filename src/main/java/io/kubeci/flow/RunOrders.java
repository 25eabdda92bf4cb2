package io.kubeci.flow;

import io.kubeci.github.GitHub;
import io.kubeci.github.Repositories;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.model.Repository;
import io.kubeci.model.Revision;
import io.kubeci.policy.Trust;
import io.kubeci.report.EndReasons;
import io.kubeci.report.OrderReplies;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.run.Runs;
import io.kubeci.workflow.WorkflowName;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Runs that somebody asks for by name, from elsewhere than GitHub: the API, Slack. Whether they may is asked before.
public final class RunOrders {

    private final Runs runs;
    private final Pipelines pipelines;
    private final GitHub github;
    private final Repositories repositories;
    private final InstantSource clock;

    /// All it works with.
    public RunOrders(Runs runs, Pipelines pipelines, GitHub github, Repositories repositories, InstantSource clock) {
        this.runs = runs;
        this.pipelines = pipelines;
        this.github = github;
        this.repositories = repositories;
        this.clock = clock;
    }

    /// Who asks.
    ///
    /// @param name as people read it: `alice through the API`
    /// @param login their GitHub login, "" if unknown
    /// @param key what this request has and no other; one that comes twice has one result
    public record Asker(String name, String login, String key) {}

    /// What is to be run.
    ///
    /// @param entrypoint the template to start with, "" for the workflow's own
    public record Wanted(Repository repository, GitRef ref, CommitSha sha, String entrypoint) {

        Revision revision() {
            return new Revision(repository, ref, sha);
        }
    }

    /// What came of it.
    public sealed interface Outcome {

        /// It is stored, and will happen.
        ///
        /// @param name the Run's name
        /// @param fresh false if the same request had made it before
        record Stored(String name, boolean fresh) implements Outcome {}

        /// There is no such run.
        record Missing() implements Outcome {}

        /// It cannot be done.
        ///
        /// @param why a sentence or two that say what to do instead
        record Refused(String why) implements Outcome {}
    }

    /// What a run would be made of; GitHub is asked for the pull requests of the branch.
    public RunSpec spec(Wanted wanted, Asker asker) {
        return spec(wanted, asker, pullRequests(wanted.revision()), Trust.APPROVED);
    }

    /// As above, without asking GitHub.
    public RunSpec specWithoutGitHub(Wanted wanted, Asker asker) {
        return spec(wanted, asker, List.of(), Trust.APPROVED);
    }

    private RunSpec spec(Wanted wanted, Asker asker, List<PullRequest> pullRequests, Trust trust) {
        return new RunSpec(
                RunSpec.Repo.of(wanted.repository()),
                wanted.ref().type(),
                wanted.ref().name(),
                wanted.sha().hex(),
                "request by " + asker.name(),
                true,
                asker.login(),
                "",
                wanted.entrypoint(),
                Map.of(),
                "",
                0,
                pullRequests,
                trust,
                clock.instant(),
                null);
    }

    /// Makes a Run of a commit. Trusted is the commit that the branch or tag is at now; any other is approved by its
    /// being named: GitHub shows the commits of forks under the repository's own name.
    ///
    /// @throws io.kubeci.model.Unavailable if it has to be tried again later
    /// @throws io.kubeci.model.Gone if GitHub refuses
    public Outcome start(Wanted wanted, Asker asker) {
        var revision = wanted.revision();
        if (!pipelines.isPresent(revision)) {
            return new Outcome.Refused(OrderReplies.noCiFiles(revision));
        }
        var isHead = repositories
                .commit(revision.repo(), wanted.ref())
                .filter(wanted.sha()::equals)
                .isPresent();
        var trust = isHead ? Trust.TRUSTED : Trust.APPROVED;
        return store(spec(wanted, asker, pullRequests(revision), trust), asker);
    }

    /// Makes another Run like one that has ended.
    public Outcome again(String name, Asker asker) {
        return runs.find(name).map(run -> again(run, asker)).orElseGet(Outcome.Missing::new);
    }

    /// Ends a Run; its check run is completed as cancelled. Once is enough, twice does no harm.
    public Outcome cancel(String name, Asker asker) {
        var found = runs.find(name);
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        var phase = found.get().status().phase();
        if (phase.isFinal()) {
            return new Outcome.Refused(OrderReplies.ended(phase.word()));
        }
        var cancel = new RunSpec.Cancel(EndReasons.cancelledBy(asker.name()), "", clock.instant());
        runs.amend(name, spec -> spec.cancel() == null ? spec.withCancel(cancel) : spec);
        return new Outcome.Stored(name, found.get().spec().cancel() == null);
    }

    private Outcome again(RunState run, Asker asker) {
        var before = run.spec();
        if (!run.status().phase().isFinal()) {
            return new Outcome.Refused(OrderReplies.goesOn(run.status().phase().word()));
        }
        if (before.trust() == Trust.UNTRUSTED) {
            return new Outcome.Refused(OrderReplies.ofAFork(before.sha()));
        }
        var spec = new RunSpec(
                before.repository(),
                before.refType(),
                before.refName(),
                before.sha(),
                "retry of %s by %s".formatted(run.name(), asker.name()),
                true,
                asker.login(),
                "",
                before.entrypoint(),
                before.parameters(),
                before.environment(),
                before.deploymentId(),
                before.pullRequests(),
                before.trust(),
                clock.instant(),
                null);
        return store(spec, asker);
    }

    private Outcome store(RunSpec spec, Asker asker) {
        var revision = spec.revision();
        var seed = String.join(
                "/",
                "request",
                asker.key(),
                revision.repo().fullName(),
                revision.ref().fullName(),
                spec.sha(),
                spec.entrypoint());
        var name = WorkflowName.of(
                revision.repo().name(), spec.entrypoint(), revision.ref().name(), seed);
        return new Outcome.Stored(name, runs.create(name, spec));
    }

    private List<PullRequest> pullRequests(Revision revision) {
        return switch (revision.ref()) {
            case GitRef.Branch(String branch) -> github.openPullRequests(revision.repo(), branch);
            case GitRef.Tag _ -> List.of();
        };
    }
}
