package io.kubeci.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/// A thousand deliveries in ten seconds, each commit's push and check suite, and every commit a Run: is anything lost?
final class BurstBench implements Measurement {

    private static final Set<String> EVENTS = Set.of("push", "check_suite", "pull_request");
    private static final int COMMITS = 350;
    private static final int REPOSITORIES = 50;
    private static final double RATE = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @Override
    public List<Figure> measure() {
        try (var stage = Stage.open()) {
            var operator = stage.start();
            Map<String, String> repositories = new HashMap<>();
            var webhooks = Recorder.record(stage.github(), EVENTS, operator.webhooks(), () -> {
                for (int commit = 0; commit < COMMITS; commit++) {
                    var repository = "acme/burst-" + commit % REPOSITORIES;
                    var files = Map.of(Pipelines.PATH, Pipelines.oneStep(), "README.md", "Change " + commit + "\n");
                    var branch = commit < REPOSITORIES ? "main" : "topic-" + commit;
                    repositories.put(stage.github().repository(repository).push(branch, files), repository);
                }
                // A pull request makes a topic branch be built.
                for (int commit = REPOSITORIES; commit < COMMITS; commit++) {
                    var repository = stage.github().repository("acme/burst-" + commit % REPOSITORIES);
                    repository.openPull("Change " + commit, "topic-" + commit, "main");
                }
            });
            try (var load = new Load(operator.webhooks())) {
                return measure(stage, new ProcessUse(operator.pid()), load, webhooks, repositories);
            }
        }
    }

    private static List<Figure> measure(
            Stage stage, ProcessUse use, Load load, List<Webhook> webhooks, Map<String, String> repositories) {
        var before = use.cpu();
        long start = System.nanoTime();
        var result = load.send(webhooks, RATE);
        var missing = stage.stored().awaitOutcomes(result.taken());
        var decided = Duration.ofNanos(System.nanoTime() - start);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> repositories.entrySet().stream()
                        .allMatch(commit -> completed(stage, commit.getValue(), commit.getKey()) > 0));
        var ended = Duration.ofNanos(System.nanoTime() - start);
        var cpu = use.cpu().minus(before);
        long twice = repositories.entrySet().stream()
                .filter(commit -> completed(stage, commit.getValue(), commit.getKey()) > 1)
                .count();
        var name = "%d deliveries at %.0f/s, %d commits to build: ".formatted(webhooks.size(), RATE, COMMITS);
        return List.of(
                Figure.of(name + "lost", webhooks.size() - result.accepted() + missing.size(), ""),
                Figure.of(name + "acknowledged in, median", result.took().percentile(50), "ms"),
                Figure.of(name + "acknowledged in, p99", result.took().percentile(99), "ms"),
                Figure.of(name + "all decided after", decided.toMillis() / 1000.0, "s"),
                Figure.of(name + "all check runs complete after", ended.toMillis() / 1000.0, "s", "Argo included"),
                Figure.of(name + "Workflows", distinct(stage.stored().workflows()), ""),
                Figure.of(name + "commits with more than one check run", twice, ""),
                Figure.of(name + "CPU time a run", Sample.millis(cpu) / COMMITS, "ms"));
    }

    private static long completed(Stage stage, String repository, String sha) {
        return stage.github().repository(repository).checkRuns(sha).stream()
                .filter(run -> run.status().equals("completed"))
                .count();
    }

    private static long distinct(List<JsonNode> workflows) {
        return workflows.stream()
                .map(workflow -> workflow.at("/metadata/annotations/kube-ci.qutics.com~1sha")
                        .asText())
                .distinct()
                .count();
    }
}
