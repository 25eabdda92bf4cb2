package io.kubeci.flow;

import io.kubeci.report.CacheReports;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus.WorkflowRecord;
import io.kubeci.workflow.AuthorSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The step of a run between its check run and its Workflow: it is given its cache volume, and that is stored.
final class CacheStep {

    /// How often a volume that is being deleted is looked at. Ours.
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final CachePreparation caches;
    private final Telling telling;
    private final Views views;

    CacheStep(CachePreparation caches, Telling telling, Views views) {
        this.caches = caches;
        this.telling = telling;
        this.views = views;
    }

    /// Whether the volume is stored already; to be relied upon only if that was just now.
    boolean isDone(RunState run) {
        return run.status().ownWorkflow().flatMap(WorkflowRecord::ownVolume).isPresent();
    }

    /// What has to be done before the Workflow is made; empty if nothing.
    Optional<Step> before(RunState run, AuthorSettings author, Instant now) {
        var status = run.status();
        var record = status.ownWorkflow().orElseThrow();
        return switch (caches.prepare(run, author, now)) {
            case CacheUse.None _ -> Optional.empty();
            case CacheUse.Ready(var volume, boolean clearable) -> {
                var with = record.withVolume(clearable, volume);
                yield with.equals(record) ? Optional.empty() : Optional.of(Step.again(status.withWorkflow(with)));
            }
            case CacheUse.Waiting(String why) -> Optional.of(wait(run, why));
            case CacheUse.Failed(String why, boolean clearable) ->
                Optional.of(Step.again(status.in(RunPhase.FAILED, why)
                        .withWorkflow(record.withVolume(clearable, null))
                        .withTimes(status.times().withFinished(now))));
        };
    }

    private Step wait(RunState run, String why) {
        var check = run.status().ownCheck().orElseThrow();
        var told = telling.tell(run.spec().revision(), check, CacheReports.waiting(views.of(run), why), true);
        return Step.wait(run.status().in(RunPhase.ACCEPTED, why).withCheck(told), LOOK_AGAIN);
    }
}
