package io.kubeci.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.fake.github.FakeRepository;
import io.kubeci.process.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/// What one run of ten steps costs: calls to GitHub, requests to the API server, bytes in etcd.
final class RunBench implements Measurement {

    private static final int STEPS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String BROKEN =
            "for i in 1 2 3 4 5 6 7 8 9 10; do echo main.go:$i:1: error: undefined: foo; done; exit 3";

    private static final int DELIVERIES_A_DAY = 100_000;
    private static final int HOURS_A_DAY = 24;
    private static final int DAYS_KEPT = 7;
    private static final double MEBIBYTE = 1 << 20;

    /// A change to a pull request is a push, a check suite and a `synchronize`.
    private static final int DELIVERIES_A_RUN = 3;

    @Override
    public List<Figure> measure() {
        try (var stage = Stage.open()) {
            var operator = stage.start();
            var figures = new ArrayList<Figure>();
            run(stage, operator, "acme/warm", Pipelines.steps(STEPS, "echo done"));
            figures.addAll(run(stage, operator, "acme/quick", Pipelines.steps(STEPS, "echo done")).stream()
                    .map(figure -> named("run of ten steps of a moment", figure))
                    .toList());
            figures.addAll(run(stage, operator, "acme/slow", Pipelines.steps(STEPS, "sleep 3; echo done")).stream()
                    .map(figure -> named("run of ten steps of 3 s", figure))
                    .toList());
            run(stage, operator, "acme/broken", Pipelines.steps(1, BROKEN));
            Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
            figures.addAll(sizes(stage));
            return figures;
        }
    }

    private static Figure named(String what, Figure figure) {
        return Figure.of(what + ": " + figure.name(), figure.value(), figure.unit(), figure.note());
    }

    private static List<Figure> run(Stage stage, Operator operator, String name, String pipeline) {
        var use = new ProcessUse(operator.pid());
        var cpu = use.cpu();
        var meters = Meters.of(operator);
        stage.github().forgetRequests();
        FakeRepository repository = stage.github().repository(name);
        var sha = repository.push("main", Map.of(Pipelines.PATH, pipeline, "main.go", "package main\n".repeat(20)));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> repository.checkRuns(sha).stream()
                        .anyMatch(run -> run.status().equals("completed")));
        Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        var calls = stage.github().counts();
        var cluster = Meters.of(operator).since(meters, "kube_ci_kubernetes_requests_total", "verb", "resource");
        long tokens = calls.getOrDefault("POST /app/installations/{installation_id}/access_tokens", 0L);
        long writes = calls.entrySet().stream()
                        .filter(call -> call.getKey().matches("(POST|PATCH|PUT|DELETE) .*"))
                        .filter(call -> !call.getKey().contains("graphql"))
                        .mapToLong(Map.Entry::getValue)
                        .sum()
                - tokens;
        long all = calls.values().stream().mapToLong(Long::longValue).sum();
        return List.of(
                Figure.of("reads of GitHub", all - writes - tokens, "", words(calls)),
                Figure.of("writes to GitHub", writes, ""),
                Figure.of(
                        "requests to the API server",
                        cluster.values().stream().mapToLong(Long::longValue).sum(),
                        "",
                        words(cluster)),
                Figure.of("CPU time", Sample.millis(use.cpu().minus(cpu)), "ms"));
    }

    private static String words(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    private static List<Figure> sizes(Stage stage) {
        var deliveries = stage.stored().deliveries();
        var runs = stage.stored().runs();
        double delivery = deliveries.stream().mapToInt(Stored::bytes).average().orElse(0);
        double run = runs.stream()
                .filter(one -> one.at("/status/phase").asText().equals("Succeeded"))
                .mapToInt(Stored::bytes)
                .average()
                .orElse(0);
        double deliveriesKept = DELIVERIES_A_DAY / (double) HOURS_A_DAY;
        double runsKept = DELIVERIES_A_DAY / (double) DELIVERIES_A_RUN * DAYS_KEPT;
        var figures = new ArrayList<Figure>();
        figures.add(Figure.of("Delivery in etcd, with its outcome", delivery, "bytes", owned(deliveries)));
        figures.add(Figure.of("Run in etcd, succeeded", run, "bytes", owned(runs)));
        runs.stream()
                .filter(one -> one.at("/status/phase").asText().equals("Failed"))
                .forEach(one -> figures.add(Figure.of(
                        "Run in etcd, failed with ten annotations", Stored.bytes(one), "bytes", owned(List.of(one)))));
        figures.add(Figure.of(
                "%,d deliveries a day: Deliveries of an hour".formatted(DELIVERIES_A_DAY),
                deliveriesKept * delivery / MEBIBYTE,
                "MiB",
                "%,.0f of them".formatted(deliveriesKept)));
        figures.add(Figure.of(
                "%,d deliveries a day: Runs of a week, if no branch had more than 50".formatted(DELIVERIES_A_DAY),
                runsKept * run / MEBIBYTE,
                "MiB",
                "%,.0f of them: %d deliveries a run".formatted(runsKept, DELIVERIES_A_RUN)));
        return figures;
    }

    /// How much of it is `managedFields`.
    private static String owned(List<JsonNode> objects) {
        return "%.0f of them managedFields"
                .formatted(objects.stream()
                        .mapToInt(object -> Stored.bytes(object.at("/metadata/managedFields")))
                        .average()
                        .orElse(0));
    }
}
