package io.kubeci.flow;

import io.kubeci.report.EndReasons;
import io.kubeci.run.RunState;
import io.kubeci.status.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Until when something must have happened to a run that Argo has, lest it be ended.
///
/// @param limits how long it may take
/// @param namespace where Argo should have taken it up, for the message
record Deadlines(FlowSettings.Limits limits, String namespace) {

    /// Times have milliseconds, and a deadline is missed only after it has passed.
    private static final Duration JUST_AFTER = Duration.ofMillis(1);

    /// Why it is too late; empty while it is not.
    Optional<String> missed(RunState run, RunReport.Phase phase, Instant now) {
        if (now.isAfter(end(run))) {
            return Optional.of(EndReasons.notOver(Durations.words(limits.run())));
        }
        return pickup(run, phase)
                .filter(now::isAfter)
                .map(_ -> EndReasons.notTakenUp(Durations.words(limits.pickup()), namespace));
    }

    /// How long it may be left alone if nothing happens; always more than nothing.
    Duration left(RunState run, RunReport.Phase phase, Instant now) {
        var end = end(run);
        var next = pickup(run, phase).filter(end::isAfter).orElse(end);
        var left = Duration.between(now, next).plus(JUST_AFTER);
        return left.isPositive() ? left : JUST_AFTER;
    }

    private Instant end(RunState run) {
        return retriedAt(run).orElse(run.spec().receivedAt()).plus(limits.run());
    }

    /// When somebody retried it in Argo after it had ended: then its time begins anew.
    static Optional<Instant> retriedAt(RunState run) {
        return run.status()
                .ownWorkflow()
                .filter(record -> record.attempt() > 0)
                .flatMap(_ -> run.status().times().startedAt());
    }

    private Optional<Instant> pickup(RunState run, RunReport.Phase phase) {
        return phase == RunReport.Phase.NONE
                ? retriedAt(run).or(() -> run.status().times().createdAt()).map(since -> since.plus(limits.pickup()))
                : Optional.empty();
    }
}
