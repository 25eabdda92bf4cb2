package io.kubeci.flow;

import io.kubeci.github.CheckRunUpdate;
import io.kubeci.report.CacheMessages;
import io.kubeci.report.CacheReports;
import io.kubeci.report.CheckReports;
import io.kubeci.report.Finding;
import io.kubeci.report.RunStands;
import io.kubeci.report.ScriptReports;
import io.kubeci.run.Findings;
import io.kubeci.run.Findings.Failure;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus.WorkflowRecord;
import io.kubeci.status.RunReport;
import io.kubeci.status.StepReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the check run of a run says, while it goes on and in the end.
final class Ending {

    /// Why a run whose Workflow vanished is over.

    private final LogReading logs;
    private final Views views;

    Ending(LogReading logs, Views views) {
        this.logs = logs;
        this.views = views;
    }

    /// While it goes on.
    CheckRunUpdate progress(RunState run, RunReport report) {
        var findings = run.status().findings();
        return withCache(
                run,
                ScriptReports.withPrinted(
                        CheckReports.progress(views.of(run), report, told(findings, report), logs.redaction(findings)),
                        run.status().ownScript().printed()));
    }

    private static CheckRunUpdate withCache(RunState run, CheckRunUpdate update) {
        return run.status()
                .ownWorkflow()
                .flatMap(WorkflowRecord::ownVolume)
                .map(volume -> CacheReports.withVolume(update, volume.scope(), volume.note()))
                .orElse(update);
    }

    /// In the end.
    ///
    /// @param report what Argo says now; empty if the Workflow is not there, or never was
    CheckRunUpdate update(RunState run, Optional<RunReport> report, Instant now) {
        var told = ScriptReports.withPrinted(
                withoutAnnotations(run, report, now), run.status().ownScript().printed());
        return withCache(run, told).withAnnotations(run.status().findings().annotations());
    }

    private CheckRunUpdate withoutAnnotations(RunState run, Optional<RunReport> report, Instant now) {
        var status = run.status();
        var view = views.of(run);
        var seen = report.orElseGet(() -> RunReport.unseen(run.name()));
        var at = status.times().finishedAt().orElse(now);
        var redaction = logs.redaction(status.findings());
        if (status.phase() == RunPhase.TIMED_OUT) {
            return CheckReports.timedOut(view, seen, redaction, status.why(), at);
        }
        if (status.phase() == RunPhase.CANCELLED
                && run.spec().cancel() instanceof RunSpec.Cancel(var reason, var successor, var _, var _)) {
            return CheckReports.cancelled(view, seen, reason, successor, at);
        }
        if (CacheMessages.isUnusable(status.why())) {
            return CacheReports.unusable(view, status.why(), redaction, at);
        }
        if (status.ownWorkflow().filter(WorkflowRecord::created).isEmpty()) {
            return CheckReports.refused(view, status.why(), redaction, at);
        }
        return seen.phase().isOver()
                ? CheckReports.completed(view, seen, told(status.findings(), seen), redaction, at)
                : vanished(run, seen, at);
    }

    /// The Workflow is gone, or goes on again, before its end was told: what the Run remembers has to do.
    private CheckRunUpdate vanished(RunState run, RunReport seen, Instant at) {
        var view = views.of(run);
        var redaction = logs.redaction(run.status().findings());
        return switch (run.status().phase()) {
            case SUCCEEDED ->
                CheckReports.completed(view, ended(seen, RunReport.Phase.SUCCEEDED, run, at), List.of(), redaction, at);
            case FAILED ->
                CheckReports.completed(view, ended(seen, RunReport.Phase.FAILED, run, at), List.of(), redaction, at);
            case PENDING, DECLINED, INVALID, ACCEPTED, QUEUED, RUNNING, CANCELLED, TIMED_OUT, GONE ->
                CheckReports.deleted(view, seen, redaction, at);
        };
    }

    private static RunReport ended(RunReport seen, RunReport.Phase phase, RunState run, Instant at) {
        return new RunReport(
                seen.workflowName(),
                seen.uid(),
                phase,
                run.status().why(),
                seen.startedAt(),
                Optional.of(at),
                seen.steps(),
                seen.stepsKnown(),
                false,
                false,
                seen.planned(),
                seen.conditions());
    }

    /// How a Workflow ended, for whoever looks at the Run.
    static String why(RunReport report) {
        if (!report.message().isEmpty()) {
            return report.message();
        }
        return report.phase() == RunReport.Phase.SUCCEEDED ? RunStands.succeeded() : RunStands.failed();
    }

    /// The failures that are kept, and of every other step when its pod began to run.
    private static List<Finding> told(Findings findings, RunReport report) {
        return report.steps().stream()
                .filter(step -> findings.hasRead(step.id()))
                .map(step -> finding(findings, step))
                .toList();
    }

    private static Finding finding(Findings findings, StepReport step) {
        var waited = findings.waitedSeconds(step.id());
        var runningSince = waited.isPresent()
                ? step.startedAt().map(at -> at.plusSeconds(waited.getAsLong()))
                : Optional.<Instant>empty();
        Stream<Failure> failures = findings.failures().stream();
        return failures.filter(failure -> failure.nodeId().equals(step.id()))
                .findFirst()
                .map(failure -> new Finding(
                        failure.nodeId(),
                        failure.container(),
                        failure.excerpt(),
                        failure.memoryLimit(),
                        failure.podProblem(),
                        runningSince))
                .orElseGet(() -> new Finding(step.id(), step.container(), "", "", "", runningSince));
    }
}
