package io.kubeci.reconcile;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/// When sweeps happen: at start, at intervals, and soon after a webhook had to be refused. Only while this process
/// leads.
public final class SweepSchedule implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SweepSchedule.class);

    /// How long after a refused webhook its redelivery is asked for, again and again while refusals go on. Ours.
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(5);

    private final BooleanSupplier sweep;
    private final Duration interval;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sweep").factory());
    private final AtomicBoolean leading = new AtomicBoolean();
    private final AtomicBoolean soon = new AtomicBoolean();

    /// @param sweep one sweep; false: again soon
    /// @param interval how often
    public SweepSchedule(BooleanSupplier sweep, Duration interval) {
        this.sweep = sweep;
        this.interval = interval;
    }

    /// Sweeps now, and at intervals from now on.
    public void lead() {
        if (leading.compareAndSet(false, true)) {
            executor.scheduleWithFixedDelay(this::guarded, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// A webhook was refused: sweeps soon, once however many there were.
    public void outage() {
        if (leading.get() && soon.compareAndSet(false, true)) {
            executor.schedule(
                    () -> {
                        soon.set(false);
                        guarded();
                    },
                    AFTER_OUTAGE.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /// Hands outages on to a schedule that is made after whoever tells of them.
    public static final class Relay implements Runnable {

        private final AtomicReference<Optional<SweepSchedule>> target = new AtomicReference<>(Optional.empty());

        /// Where to from now on.
        public void to(SweepSchedule schedule) {
            target.set(Optional.of(schedule));
        }

        @Override
        public void run() {
            target.get().ifPresent(SweepSchedule::outage);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /// A timer whose task throws never runs it again, so this is a loop's top.
    private void guarded() {
        try {
            if (!sweep.getAsBoolean()) {
                outage();
            }
        } catch (RuntimeException e) {
            LOG.error("the sweep failed", e);
        }
    }
}
