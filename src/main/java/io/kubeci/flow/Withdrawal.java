package io.kubeci.flow;

import io.kubeci.report.RunStands;
import io.kubeci.run.CheckRecord;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunSpec.Cancel;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus.WorkflowRecord;
import io.kubeci.workflow.Workflows;
import java.time.InstantSource;

/// Runs that GitHub cannot be told of: they end at once, and without a call. And how they come back, should GitHub take
/// something again.
final class Withdrawal {

    private final Workflows workflows;
    private final InstantSource clock;

    Withdrawal(Workflows workflows, InstantSource clock) {
        this.workflows = workflows;
        this.clock = clock;
    }

    /// Whether nothing is left to be done about it.
    static boolean isDone(RunState run) {
        return !run.isOpen()
                || (run.status().phase() == RunPhase.GONE && run.status().decidedFor() == run.generation());
    }

    /// Stops the Workflow, and is gone.
    Step silently(RunState run) {
        var status = run.status();
        var workflow = status.ownWorkflow().filter(WorkflowRecord::created).filter(record -> !record.stopped());
        if (workflow.isPresent()) {
            workflows.stop(run.name());
            status = status.withWorkflow(workflow.get().asStopped());
        }
        var cancel = run.spec().cancel();
        var reason = cancel == null ? status.why() : cancel.reason();
        return Step.rest(status.in(RunPhase.GONE, reason)
                .decidedFor(run.generation())
                .withTimes(status.times().withFinished(clock.instant())));
    }

    /// A run that is gone is taken up again once something about it has changed: it goes on from where it was.
    static Step lookAgain(RunState run) {
        if (isDone(run)) {
            return Step.rest(run.status());
        }
        var status = run.status().decidedFor(run.generation());
        if (run.spec().cancel() instanceof Cancel(var reason, var _, var _, var _)) {
            return Step.again(status.in(RunPhase.CANCELLED, reason));
        }
        var times = status.times().withFinished(null);
        if (status.ownWorkflow().filter(WorkflowRecord::created).isPresent()) {
            return Step.again(
                    status.in(RunPhase.QUEUED, RunStands.takenUpAgain()).withTimes(times));
        }
        return status.ownCheck().map(CheckRecord::id).filter(id -> id > 0).isPresent()
                ? Step.again(
                        status.in(RunPhase.ACCEPTED, RunStands.takenUpAgain()).withTimes(times))
                : Step.again(
                        status.in(RunPhase.PENDING, RunStands.takenUpAgain()).withTimes(times));
    }
}
