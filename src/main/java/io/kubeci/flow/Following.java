package io.kubeci.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.report.EndReasons;
import io.kubeci.report.RunStands;
import io.kubeci.run.CheckRecord;
import io.kubeci.run.Findings;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus;
import io.kubeci.run.RunStatus.WorkflowRecord;
import io.kubeci.status.RunReport;
import io.kubeci.status.StatusReader;
import io.kubeci.workflow.Workflows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Follows a Workflow to its end: reads what Argo says, reads logs, tells GitHub, stops what should not go on.
final class Following {

    /// How long a live run is left alone at the longest when nothing seems to happen: a watch may be deaf. Ours.
    static final Duration LOOK_AGAIN = Duration.ofMinutes(2);
    /// How long until a log that could not be read is asked for again. Ours.
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    private final Workflows workflows;
    private final LogReading logs;
    private final Telling telling;
    private final Views views;
    private final Ending ending;
    private final Deploying deploying;
    private final Offering offering;
    private final Supplier<FlowSettings> settings;
    private final InstantSource clock;

    Following(
            Workflows workflows,
            LogReading logs,
            Telling telling,
            Views views,
            Deploying deploying,
            Offering offering,
            Supplier<FlowSettings> settings,
            InstantSource clock) {
        this.workflows = workflows;
        this.logs = logs;
        this.telling = telling;
        this.views = views;
        this.ending = new Ending(logs, views);
        this.deploying = deploying;
        this.offering = offering;
        this.settings = settings;
        this.clock = clock;
    }

    /// One look at a Workflow that is thought to go on.
    Step follow(RunState run, boolean fresh) {
        var settled = deploying.settle(run, fresh);
        if (settled.isPresent()) {
            return Step.again(settled.get());
        }
        var found = find(run);
        if (found.isEmpty()) {
            return over(run.status(), RunPhase.CANCELLED, EndReasons.deleted(), clock.instant());
        }
        var report = StatusReader.read(found.get());
        var read = logs.read(run, report);
        var status = stopIfAsked(run.with(run.status().withFindings(read.findings())), found.get(), report);
        if (read.more()) {
            return Step.again(status);
        }
        if (report.phase().isOver() && read.awaited().isPresent()) {
            return Step.wait(status, ASK_AGAIN);
        }
        if (report.phase().isOver()) {
            var at = report.finishedAt().orElseGet(clock::instant);
            return over(status, phaseOf(run, report), Ending.why(report), at);
        }
        var late = deadlines().missed(run, report.phase(), clock.instant());
        if (late.isPresent()) {
            workflows.stop(run.name());
            return over(status, RunPhase.TIMED_OUT, late.get(), clock.instant());
        }
        // A check run that is still to be made comes first: whether it may be there already is known now only.
        var deployed = status.ownCheck().filter(check -> check.id() != 0).isPresent()
                ? deploying.next(run.with(status), found)
                : Optional.<RunStatus>empty();
        if (deployed.isPresent()) {
            return Step.again(deployed.get());
        }
        var told = tellProgress(run.with(status), report, fresh);
        return read.awaited().isPresent() ? soon(told) : told;
    }

    /// A run that is over: told, and then watched for somebody who retries it in Argo.
    Step end(RunState run, boolean fresh) {
        var settled = deploying.settle(run, fresh).or(() -> offering.settle(run, fresh));
        if (settled.isPresent()) {
            return Step.again(settled.get());
        }
        var check = run.status().ownCheck();
        if (check.isEmpty()) {
            return deployed(run, Optional.empty());
        }
        var found = find(run);
        var report = found.map(StatusReader::read);
        if (!check.get().completed()) {
            var told = telling.tell(
                    run.spec().revision(), check.get(), ending.update(run, report, clock.instant()), fresh);
            return Step.again(
                    run.status().withCheck(told).withTimes(run.status().times().withFirstCheck(clock.instant())));
        }
        if (run.status().phase() != RunPhase.TIMED_OUT
                && report.filter(Following::goesOnAgain).isPresent()) {
            return Step.again(anotherAttempt(run));
        }
        return deployed(run, found);
    }

    /// What is left to do for a run whose check run is complete, or which has none.
    private Step deployed(RunState run, Optional<JsonNode> workflow) {
        return deploying
                .next(run, workflow)
                .or(() -> offering.decide(run))
                .map(Step::again)
                .orElseGet(() -> Step.rest(forgetTold(run.status())));
    }

    private static boolean goesOnAgain(RunReport report) {
        return !report.phase().isOver() && !report.stopRequested();
    }

    /// Somebody retried the Workflow in Argo after it had ended: a completed check run stays what it is, so there is a
    /// new one.
    private RunStatus anotherAttempt(RunState run) {
        var workflow = run.status().ownWorkflow().orElseThrow();
        var check = run.status().ownCheck().orElseThrow();
        int attempt = workflow.attempt() + 1;
        return run.status()
                .in(RunPhase.QUEUED, RunStands.retriedInArgo())
                .withWorkflow(workflow.withAttempt(attempt))
                .withCheck(CheckRecord.intended(
                        check.name(), check.externalId(), views.detailsUrl(run) + "?attempt=" + (attempt + 1)))
                .withFindings(Findings.NONE)
                .withTimes(run.status().times().withStarted(clock.instant()).withFinished(null));
    }

    /// What GitHub has taken need not be kept in etcd.
    private static RunStatus forgetTold(RunStatus status) {
        return status.findings().equals(Findings.NONE) ? status : status.withFindings(Findings.NONE);
    }

    private Optional<JsonNode> find(RunState run) {
        var uid = run.status().ownWorkflow().map(WorkflowRecord::uid).orElse("");
        return uid.isEmpty()
                ? Optional.empty()
                : workflows
                        .find(run.name())
                        .filter(workflow ->
                                workflow.path("metadata").path("uid").asText("").equals(uid));
    }

    private static Step over(RunStatus status, RunPhase phase, String why, Instant at) {
        return Step.again(status.in(phase, why).withTimes(status.times().withFinished(at)));
    }

    private static RunPhase phaseOf(RunState run, RunReport report) {
        if (report.phase() == RunReport.Phase.SUCCEEDED) {
            return RunPhase.SUCCEEDED;
        }
        return run.spec().cancel() != null || report.stopRequested() ? RunPhase.CANCELLED : RunPhase.FAILED;
    }

    /// Stops what should not go on, but never a deployment in the middle.
    private RunStatus stopIfAsked(RunState run, JsonNode workflow, RunReport report) {
        var status = run.status();
        var record = status.ownWorkflow().orElseThrow();
        if (run.spec().cancel() == null || record.stopped() || report.phase().isOver()) {
            return status;
        }
        if (run.spec().cancel().manner() == RunSpec.Manner.SPARING && deploying.isUnderWay(workflow, report)) {
            return status;
        }
        workflows.stop(run.name());
        return status.withWorkflow(record.asStopped());
    }

    private Deadlines deadlines() {
        return new Deadlines(settings.get().limits(), settings.get().namespace());
    }

    /// What nobody will be woken for has to be asked for in time.
    private static Step soon(Step step) {
        return step.next() instanceof Step.Next.Wait(Duration atMost) && atMost.compareTo(ASK_AGAIN) > 0
                ? Step.wait(step.status(), ASK_AGAIN)
                : step;
    }

    /// When Argo began, but of what was retried there not before somebody did that.
    private static Instant start(RunState run, RunReport report, Instant now) {
        var told = report.startedAt().orElse(now);
        return Deadlines.retriedAt(run).filter(told::isBefore).orElse(told);
    }

    private Step tellProgress(RunState run, RunReport report, boolean fresh) {
        var status = run.status();
        var now = clock.instant();
        boolean running = report.phase() == RunReport.Phase.RUNNING;
        boolean justStarted = running && status.phase() != RunPhase.RUNNING;
        if (justStarted) {
            status = status.in(RunPhase.RUNNING, RunStands.underWay())
                    .withTimes(status.times().withStarted(start(run, report, now)));
        }
        var check = status.ownCheck().orElseThrow();
        var update = ending.progress(run.with(status), report);
        var wait = justStarted
                ? Duration.ZERO
                : Telling.wait(check, settings.get().limits().progress(), now);
        if (telling.isNews(check, update) && wait.isPositive()) {
            return Step.wait(status, wait);
        }
        var told = telling.tell(run.spec().revision(), check, update, fresh);
        // Who was told of the start of the run may also have to be told of the start of a deployment.
        return justStarted
                ? Step.again(status.withCheck(told))
                : Step.wait(status.withCheck(told), quiet(run, report, now));
    }

    private Duration quiet(RunState run, RunReport report, Instant now) {
        var left = deadlines().left(run, report.phase(), now);
        return left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN;
    }
}
