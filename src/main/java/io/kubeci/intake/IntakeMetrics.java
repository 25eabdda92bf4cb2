package io.kubeci.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/// What became of webhooks, and how long it took to answer.
@Singleton
final class IntakeMetrics {

    /// Every use has to have the same tags: Prometheus' registry refuses a name with others.
    private static final String DELIVERIES = "kube_ci_deliveries";

    /// Stands for the events of requests that nobody signed: anybody could fill the registry with names else.
    private static final String UNKNOWN = "unknown";

    private final MeterRegistry registry;
    private final Timer acknowledge;

    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.acknowledge = Timer.builder("kube_ci_acknowledge")
                .description("Time from a webhook's first byte to its answer")
                .serviceLevelObjectives(Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
                        .map(Duration::ofMillis)
                        .toArray(Duration[]::new))
                .register(registry);
    }

    /// Counts an answer.
    ///
    /// @param event what the request says its event is; shown only where the request was signed
    void answered(String event, Answer.Outcome outcome, Duration took) {
        Counter.builder(DELIVERIES)
                .description("Webhooks by event and by what became of them")
                .tag("event", isSigned(outcome) && Intake.isEventName(event) ? event : UNKNOWN)
                .tag("outcome", outcome.label())
                .register(registry)
                .increment();
        acknowledge.record(took);
    }

    private static boolean isSigned(Answer.Outcome outcome) {
        return switch (outcome) {
            case STORED, DUPLICATE, IGNORED, NOT_ALLOWED, MALFORMED, UNAVAILABLE -> true;
            case UNAUTHORIZED, TIMED_OUT, TOO_LARGE, OVERLOADED -> false;
        };
    }
}
