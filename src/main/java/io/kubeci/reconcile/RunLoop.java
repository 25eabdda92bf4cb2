package io.kubeci.reconcile;

import io.kubeci.flow.RunFlow;
import io.kubeci.flow.Step;
import io.kubeci.model.Gone;
import io.kubeci.model.Unavailable;
import io.kubeci.run.Findings;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus;
import io.kubeci.run.Runs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// Takes a Run as far as it goes now, one stored step after the other. Always begins with the Run as it is on the API
/// server, never with a cache; two passes over one Run never overlap, because the reconciler's framework sees to that
/// and a stale one fails when it stores.
public final class RunLoop {

    private static final Logger LOG = Logger.getLogger(RunLoop.class);

    /// How many steps one pass takes before others get their turn. Ours.
    private static final int STEPS_A_PASS = 50;

    private final Runs runs;
    private final RunFlow flow;
    private final Retention retention;
    private final ReconcileMetrics metrics;
    private final InstantSource clock;
    private final Backoff backoff = new Backoff();
    private final LogsRead logsRead = new LogsRead();
    private final Refusals refusals = new Refusals();

    /// All it works with.
    public RunLoop(Runs runs, RunFlow flow, Retention retention, ReconcileMetrics metrics, InstantSource clock) {
        this.runs = runs;
        this.flow = flow;
        this.retention = retention;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// What a pass came to.
    ///
    /// @param again when to come again at the latest; empty: only when something happens
    /// @param versions the versions of the Run that it read or made itself
    public record Pass(Optional<Duration> again, Set<String> versions) {

        /// Copies the versions.
        public Pass {
            versions = Set.copyOf(versions);
        }
    }

    /// One pass.
    public Pass pass(String name) {
        MDC.put("run", name);
        try {
            var versions = new HashSet<String>();
            return new Pass(metrics.timed("run", () -> guarded(name, versions)), versions);
        } finally {
            MDC.remove("run");
            MDC.remove("repository");
            MDC.remove("sha");
            MDC.remove("delivery");
        }
    }

    private Optional<Duration> guarded(String name, Set<String> versions) {
        try {
            var wait = runs.find(name).flatMap(run -> steps(run, versions));
            backoff.succeeded(name);
            return wait;
        } catch (Unavailable e) {
            var wait = backoff.failed(name, e);
            Trouble.log(LOG, backoff.attempts(name), e, wait);
            showTrouble(name, Objects.requireNonNullElse(e.getMessage(), "unavailable"))
                    .ifPresent(versions::add);
            return Optional.of(wait);
        }
    }

    /// Whoever looks at the Run sees what is in the way, once it stays there; GitHub itself may be what is away.
    ///
    /// @return the version that this made
    private Optional<String> showTrouble(String name, String message) {
        int attempts = backoff.attempts(name);
        if (attempts < Trouble.WORTH_A_WARNING || Integer.bitCount(attempts) != 1) {
            return Optional.empty();
        }
        try {
            var trouble = new RunStatus.Trouble(message, attempts);
            return runs.find(name)
                    .map(run -> runs.save(run.with(run.status().withTrouble(trouble))))
                    .map(RunState::version);
        } catch (Unavailable e) {
            LOG.debugf("the trouble is not written down either: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Duration> steps(RunState found, Set<String> versions) {
        versions.add(found.version());
        MDC.put("repository", found.spec().revision().repo().fullName());
        MDC.put("sha", found.spec().sha());
        MDC.put("delivery", found.spec().delivery());
        var stored = found;
        var run = logsRead.recall(found);
        boolean fresh = false;
        for (int step = 0; step < STEPS_A_PASS; step++) {
            var next = advance(run, fresh);
            var status = next.status().withTrouble(null);
            if (logsRead.isWorthStoring(stored, status, next.next())) {
                var before = stored;
                stored = runs.save(run.with(status));
                versions.add(stored.version());
                fresh = true;
                notice(before, stored);
                run = stored;
            } else {
                run = stored.with(status);
            }
            logsRead.note(stored, run.status());
            switch (next.next()) {
                case Step.Next.Again _ -> {}
                case Step.Next.Wait(Duration atMost) -> {
                    return Optional.of(atMost);
                }
                case Step.Next.Rest _ -> {
                    if (fresh && Pruning.isSettled(stored.status())) {
                        retention.trim(stored);
                    }
                    return Optional.empty();
                }
            }
        }
        return Optional.of(Duration.ofMillis(1));
    }

    private Step advance(RunState run, boolean fresh) {
        try {
            var step = flow.advance(run, fresh);
            refusals.forget(run.name());
            return step;
        } catch (Gone e) {
            var why = Objects.requireNonNullElse(e.getMessage(), "gone");
            if (!refusals.isFinal(run.name(), clock.instant())) {
                throw new Unavailable(why, Duration.ZERO, e);
            }
            var status = run.status();
            return new Step(
                    status.in(RunPhase.GONE, why)
                            .decidedFor(run.generation())
                            .withFindings(Findings.NONE)
                            .withTimes(status.times().withFinished(clock.instant())),
                    new Step.Next.Rest());
        }
    }

    private void notice(RunState before, RunState now) {
        if (before.status().times().firstCheck() == null && now.status().times().firstCheck() != null) {
            metrics.firstCheck(Duration.between(
                    now.spec().receivedAt(), now.status().times().firstCheck()));
        }
        RunStatus status = now.status();
        if (before.status().phase() == status.phase()) {
            return;
        }
        LOG.infof("%s: %s", status.phase(), status.why());
        metrics.entered(status.phase());
        runs.announce(now, isBad(status.phase()), Words.camelCase(status.phase()), status.why());
    }

    private static boolean isBad(RunPhase phase) {
        return switch (phase) {
            case INVALID, FAILED, TIMED_OUT, GONE -> true;
            case PENDING, DECLINED, ACCEPTED, QUEUED, RUNNING, SUCCEEDED, CANCELLED -> false;
        };
    }
}
