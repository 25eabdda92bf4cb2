package io.kubeci.flow;

import io.kubeci.event.CiEvent;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.model.Repository;
import io.kubeci.policy.Trust;
import io.kubeci.run.CheckRecord;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.run.Runs;
import io.kubeci.workflow.WorkflowName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// People who press "Re-run": each press makes new Runs, named after the delivery, so that a repeated delivery makes
/// none.
final class Reruns {

    private final Runs runs;
    private final ManualRuns manualRuns;

    Reruns(Runs runs) {
        this.runs = runs;
        this.manualRuns = new ManualRuns(runs);
    }

    /// "Re-run all" and "Re-run failed" look the same to us: what failed is run again, or all if nothing failed.
    /// All is each entrypoint that ran on the commit, manual steps and deployments with the others. Steps that were
    /// only offered, or skipped, are not run. GitHub lets only people ask for this who may write to the repository.
    EventOutcome ofSuite(CiEvent.SuiteRerequested suite, String delivery, Instant receivedAt) {
        var latest = latestOfEachEntrypoint(suite.repository(), suite.sha(), delivery);
        var failed = latest.stream().filter(Reruns::wantsAnotherTry).toList();
        var chosen = failed.isEmpty() ? latest : failed;
        var request = new Request(
                suite.repository(),
                suite.sender(),
                suite.branch(),
                suite.sha(),
                suite.pullRequests(),
                delivery,
                receivedAt);
        if (chosen.isEmpty()) {
            return start(List.of(request.spec("")));
        }
        return start(chosen.stream().map(request::again).toList());
    }

    /// One check run: its own entrypoint, on its own branch or tag.
    EventOutcome ofCheckRun(CiEvent.CheckRunRerequested checkRun, String delivery, Instant receivedAt) {
        var request = new Request(
                checkRun.repository(),
                checkRun.sender(),
                checkRun.branch(),
                checkRun.sha(),
                checkRun.pullRequests(),
                delivery,
                receivedAt);
        if (manualRuns
                .offering(checkRun.repository(), checkRun.sha(), checkRun.checkRunId())
                .isPresent()) {
            return manualRuns.start(new ManualRuns.Pressed(
                    checkRun.repository(),
                    checkRun.sender(),
                    checkRun.branch(),
                    checkRun.sha(),
                    checkRun.checkRunId(),
                    checkRun.externalId(),
                    checkRun.pullRequests(),
                    delivery,
                    receivedAt));
        }
        var original = runs.ofCommit(checkRun.repository().ref(), checkRun.sha().hex()).stream()
                .filter(run -> has(run, checkRun.checkRunId()))
                .findFirst();
        return start(List.of(original.map(request::again)
                .orElseGet(() -> request.spec(Telling.NOTICE.equals(checkRun.name()) ? "" : checkRun.externalId()))));
    }

    private EventOutcome start(List<RunSpec> specs) {
        var names = new ArrayList<String>();
        for (var spec : specs) {
            var revision = spec.revision();
            var seed = String.join(
                    "/",
                    "delivery",
                    spec.delivery(),
                    revision.ref().fullName(),
                    spec.entrypoint() + (spec.environment().isEmpty() ? "" : "/" + spec.environment()));
            var name = WorkflowName.of(
                    revision.repo().name(), spec.entrypoint(), revision.ref().name(), seed);
            runs.create(name, spec);
            names.add(name);
        }
        return new EventOutcome(EventOutcome.Result.STARTED, specs.getFirst().trigger(), names);
    }

    /// Without those that an earlier attempt at this delivery made: the second attempt has to choose as the first did.
    private List<RunState> latestOfEachEntrypoint(Repository repository, CommitSha sha, String delivery) {
        Map<String, RunState> latest = new LinkedHashMap<>();
        for (var run : runs.ofCommit(repository.ref(), sha.hex())) {
            if (run.spec().delivery().equals(delivery)) {
                continue;
            }
            latest.put(
                    String.join(
                            "/",
                            run.spec().refType(),
                            run.spec().refName(),
                            run.spec().entrypoint(),
                            run.spec().environment()),
                    run);
        }
        return List.copyOf(latest.values());
    }

    private static boolean wantsAnotherTry(RunState run) {
        return run.status().phase().isFinal() && run.status().phase() != RunPhase.SUCCEEDED;
    }

    private static boolean has(RunState run, long checkRunId) {
        return run.status()
                        .ownCheck()
                        .map(CheckRecord::id)
                        .filter(id -> id == checkRunId)
                        .isPresent()
                || run.status()
                        .noticeCheck()
                        .map(CheckRecord::id)
                        .filter(id -> id == checkRunId)
                        .isPresent();
    }

    /// What was built once may be built again, whatever has become of its pull requests; what was declined is decided
    /// anew.
    private static boolean wasBuilt(RunState run) {
        return run.status().ownCheck().isPresent();
    }

    /// Who asks for what to be run again.
    private record Request(
            Repository repository,
            String sender,
            Optional<String> branch,
            CommitSha sha,
            List<PullRequest> pullRequests,
            String delivery,
            Instant receivedAt) {

        RunSpec again(RunState original) {
            var before = original.spec();
            return new RunSpec(
                    RunSpec.Repo.of(repository),
                    before.refType(),
                    before.refName(),
                    sha.hex(),
                    trigger(),
                    wasBuilt(original),
                    sender,
                    delivery,
                    before.entrypoint(),
                    before.parameters(),
                    before.environment(),
                    before.deploymentId(),
                    PullRequests.merge(before.pullRequests(), pullRequests),
                    before.trust(),
                    receivedAt,
                    null);
        }

        RunSpec spec(String entrypoint) {
            var ref = new GitRef.Branch(branch.orElse(repository.defaultBranch()));
            return new RunSpec(
                    RunSpec.Repo.of(repository),
                    ref.type(),
                    ref.name(),
                    sha.hex(),
                    trigger(),
                    !entrypoint.isEmpty() && branch.isPresent(),
                    sender,
                    delivery,
                    entrypoint,
                    Map.of(),
                    "",
                    0,
                    pullRequests,
                    branch.isPresent() ? Trust.TRUSTED : Trust.UNTRUSTED,
                    receivedAt,
                    null);
        }

        private String trigger() {
            return sender.isEmpty() ? "re-run" : "re-run by " + sender;
        }
    }
}
