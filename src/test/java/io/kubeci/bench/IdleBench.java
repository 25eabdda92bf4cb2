package io.kubeci.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// What the operator does while nothing happens, half a minute after it was started.
final class IdleBench implements Measurement {

    private static final Duration SETTLING = Duration.ofSeconds(30);
    private static final Duration TIME = Duration.ofSeconds(60);

    @Override
    public List<Figure> measure() {
        try (var stage = Stage.open()) {
            var operator = stage.start();
            var use = new ProcessUse(operator.pid());
            pass(SETTLING);
            var meters = Meters.of(operator);
            stage.github().forgetRequests();
            var cpu = use.cpu();
            pass(TIME);
            var used = use.cpu().minus(cpu);
            var requests = Meters.of(operator).since(meters, "kube_ci_kubernetes_requests_total", "verb", "resource");
            var asked = stage.github().counts();
            return List.of(
                    Figure.of("idle for a minute: CPU time", Sample.millis(used), "ms"),
                    Figure.of("idle for a minute: requests to GitHub", sum(asked), "", asked.toString()),
                    Figure.of("idle for a minute: requests to the API server", sum(requests), "", requests.toString()),
                    Figure.of("idle: memory (RSS)", use.residentMebibytes(), "MiB"),
                    Figure.of("idle: heap after a collection", use.liveHeapMebibytes(), "MiB"),
                    Figure.of("idle: threads of the operating system", use.threads(), ""));
        }
    }

    static void pass(Duration time) {
        Awaitility.await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
