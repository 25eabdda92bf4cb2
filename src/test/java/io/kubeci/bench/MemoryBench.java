package io.kubeci.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.kubeci.fake.github.FakeGitHub;
import io.kubeci.process.Operator;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;

/// Memory, and what is done all the time, with 10,000 finished and 1,000 live Runs.
///
/// The finished ones are copies of one that went through everything; the live ones are real, and each has its Workflow,
/// which waits to be resumed.
final class MemoryBench implements Measurement {

    private static final int FINISHED = Integer.getInteger("bench.finished", 10_000);
    private static final int LIVE = Integer.getInteger("bench.live", 1_000);
    private static final double RATE = 40;
    private static final int WRITERS = 16;
    private static final int REPOSITORIES = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration SETTLING = Duration.ofSeconds(30);
    private static final Duration WATCHED = Duration.ofSeconds(60);
    private static final String SHA_LABEL = "kube-ci.qutics.com/sha";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public List<Figure> measure() {
        try (var stage = Stage.open()) {
            var figures = new ArrayList<Figure>();
            var first = stage.start();
            var model = finishedRun(stage);
            first.stop();
            copies(stage, model);

            var operator = stage.start();
            IdleBench.pass(SETTLING);
            figures.addAll(memory(operator, "%,d finished Runs: ".formatted(FINISHED)));
            goLive(stage, operator);
            figures.addAll(memory(operator, "%,d finished and %,d live Runs: ".formatted(FINISHED, LIVE)));
            figures.addAll(unrest(stage, operator));
            return figures;
        }
    }

    private static JsonNode finishedRun(Stage stage) {
        var repository = stage.github().repository("acme/model");
        repository.push("main", Map.of(Pipelines.PATH, Pipelines.oneStep()));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> repository.allCheckRuns().stream()
                        .anyMatch(run -> run.status().equals("completed")));
        IdleBench.pass(Duration.ofSeconds(2));
        return stage.stored().runs().getFirst();
    }

    private static void copies(Stage stage, JsonNode model) {
        var turns = new Semaphore(WRITERS);
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < FINISHED; number++) {
                var copy = copy(model, number);
                turns.acquireUninterruptibly();
                writers.execute(() -> {
                    try {
                        store(stage, copy);
                    } finally {
                        turns.release();
                    }
                });
            }
        }
    }

    private static ObjectNode copy(JsonNode model, int number) {
        ObjectNode copy = model.deepCopy();
        var metadata = (ObjectNode) copy.get("metadata");
        metadata.remove(List.of("uid", "resourceVersion", "managedFields", "creationTimestamp", "generation"));
        metadata.put("name", "copy-%05d".formatted(number));
        var sha = "%040x".formatted(number);
        ((ObjectNode) metadata.get("labels")).put(SHA_LABEL, sha);
        ((ObjectNode) copy.get("spec")).put("sha", sha);
        return copy;
    }

    private static void store(Stage stage, JsonNode copy) {
        try {
            var run = MAPPER.treeToValue(copy, GenericKubernetesResource.class);
            var client = stage.cluster().client();
            var created = client.resource(run)
                    .inNamespace(stage.cluster().namespace())
                    .create();
            if (created.get("status") == null) {
                run.getMetadata().setResourceVersion(created.getMetadata().getResourceVersion());
                client.resource(run).inNamespace(stage.cluster().namespace()).updateStatus();
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void goLive(Stage stage, Operator operator) {
        FakeGitHub github = stage.github();
        var pushes = Recorder.record(github, Set.of("push"), operator.webhooks(), () -> {
            for (int run = 0; run < LIVE; run++) {
                // Each on a branch of its own: of a branch's runs only the newest would go on.
                github.repository("acme/live-" + run % REPOSITORIES)
                        .push("live-" + run, Map.of(Pipelines.PATH, Pipelines.endless() + "# " + run + "\n"));
            }
        });
        try (var load = new Load(operator.webhooks())) {
            stage.stored().awaitOutcomes(load.send(pushes, RATE).taken());
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> stage.stored().runs().stream()
                                .filter(run -> run.at("/status/phase").asText().equals("Running"))
                                .count()
                        >= LIVE);
        IdleBench.pass(SETTLING);
    }

    private static List<Figure> memory(Operator operator, String state) {
        var use = new ProcessUse(operator.pid());
        double resident = use.residentMebibytes();
        double peak = use.peakMebibytes();
        return List.of(
                Figure.of(state + "memory (RSS)", resident, "MiB", "at most %.0f since the start".formatted(peak)),
                Figure.of(state + "heap after a collection", use.liveHeapMebibytes(), "MiB"));
    }

    private static List<Figure> unrest(Stage stage, Operator operator) {
        var use = new ProcessUse(operator.pid());
        var meters = Meters.of(operator);
        stage.github().forgetRequests();
        var cpu = use.cpu();
        IdleBench.pass(WATCHED);
        var requests = Meters.of(operator).since(meters, "kube_ci_kubernetes_requests_total", "verb", "resource");
        var used = use.cpu().minus(cpu);
        var name = "%,d live Runs in which nothing happens, a minute: ".formatted(LIVE);
        return List.of(
                Figure.of(name + "CPU time", Sample.millis(used), "ms"),
                Figure.of(
                        name + "requests to the API server",
                        requests.values().stream().mapToLong(Long::longValue).sum(),
                        "",
                        requests.toString()),
                Figure.of(
                        name + "requests to GitHub",
                        stage.github().requests().size(),
                        "",
                        stage.github().counts().toString()));
    }
}
