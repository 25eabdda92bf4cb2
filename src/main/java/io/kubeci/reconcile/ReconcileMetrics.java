package io.kubeci.reconcile;

import io.kubeci.run.RunPhase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.function.Supplier;

/// What is measured of the reconcilers, as `kube_ci_…`.
public final class ReconcileMetrics {

    private static final String PREFIX = "kube_ci_";

    private final MeterRegistry registry;

    /// Measures into a registry.
    public ReconcileMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    <T> T timed(String reconciler, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            registry.timer(PREFIX + "reconcile", Tags.of("reconciler", reconciler))
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    void entered(RunPhase phase) {
        registry.counter(PREFIX + "runs", Tags.of("phase", phase.name().toLowerCase(java.util.Locale.ROOT)))
                .increment();
    }

    void firstCheck(Duration sinceReceived) {
        registry.timer(PREFIX + "first_check").record(sinceReceived);
    }

    void redelivered() {
        registry.counter(PREFIX + "redeliveries").increment();
    }
}
