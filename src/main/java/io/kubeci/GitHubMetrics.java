package io.kubeci;

import io.kubeci.github.edge.ApiMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/// What is measured of the calls to GitHub.
final class GitHubMetrics implements ApiMetrics {

    private final MeterRegistry registry;
    private final ConcurrentMap<Long, AtomicLong> left = new ConcurrentHashMap<>();

    GitHubMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void request(String operation, int status, Duration duration) {
        var tags = Tags.of("operation", operation, "status", Integer.toString(status));
        registry.counter("kube_ci_github_requests", tags).increment();
        registry.timer("kube_ci_github_request", Tags.of("operation", operation))
                .record(duration);
    }

    @Override
    public void rateLeft(long installationId, long remaining) {
        left.computeIfAbsent(
                        installationId,
                        id -> registry.gauge(
                                "kube_ci_github_rate_limit_remaining",
                                Tags.of("installation", Long.toString(id)),
                                new AtomicLong()))
                .set(remaining);
    }
}
