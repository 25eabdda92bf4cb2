package io.kubeci.fake.cluster.argo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.kubeci.fake.cluster.FakeCluster;
import io.kubeci.fake.cluster.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The simulated controller against recordings of the real one.
class SimulatedArgoTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/fixtures/workflows");
    private static final double SPEED = 20;

    private FakeCluster cluster;
    private SimulatedArgo argo;

    @BeforeEach
    void start(@TempDir Path directory) {
        cluster = FakeCluster.start(directory);
        argo = SimulatedArgo.start(cluster, SPEED);
    }

    @AfterEach
    void stop() {
        argo.close();
        cluster.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "success",
                "failure-exit-code",
                "steps-parallel",
                "nested",
                "dag-failed-omitted",
                "dag-depends-on-failure",
                "retry-exhausted",
                "retry-succeeded",
                "when-skipped",
                "with-items",
                "on-exit",
                "on-exit-failed",
                "container-set",
                "continue-on-failed",
                "suspend-duration",
                "evicted",
                "oom-killed",
                "init-error",
                "wait-error",
                "missing-output",
                "outputs",
                "unschedulable",
                "image-pull-error",
                "termination-message",
                "deadline",
                "template-deadline",
                "sidecar",
                "entrypoint-override",
                "string-parameters",
                "workflow-template-ref",
                "workflow-template-entrypoint",
                "invalid-missing-argument",
                "invalid-missing-entrypoint",
                "invalid-unknown-template",
                "invalid-unresolved-parameter",
                "duplicate-parameters",
                "missing-template-ref"
            })
    void endsAWorkflowAsTheRealOneDoes(String recording) throws IOException {
        var directory = RECORDINGS.resolve(recording);
        Assumptions.assumeTrue(Files.exists(directory), "the recordings are not there");
        submit(directory, Kind.WORKFLOW_TEMPLATE, "template.yaml");
        var name = submit(directory, Kind.WORKFLOW, "workflow.submitted.yaml");

        var ended = await().atMost(Duration.ofSeconds(20)).until(() -> workflow(name), SimulatedArgoTest::isOver);

        var lines = Files.readAllLines(directory.resolve("events.jsonl"));
        var real = Serialization.jsonMapper().readTree(lines.getLast()).path("object");
        assertThat(essence(ended)).isEqualTo(essence(real));
        assertThat(argo.violations()).isEmpty();
    }

    private String submit(Path directory, Kind kind, String file) throws IOException {
        if (!Files.exists(directory.resolve(file))) {
            return "";
        }
        var object = (ObjectNode) Serialization.yamlMapper().readTree(Files.readString(directory.resolve(file)));
        return cluster.objects()
                .create(kind, object)
                .path("metadata")
                .path("name")
                .asText();
    }

    private JsonNode workflow(String name) {
        return cluster.objects().find(Kind.WORKFLOW, "ci", name).orElseThrow();
    }

    private static boolean isOver(JsonNode workflow) {
        return workflow.path("metadata")
                .path("labels")
                .path("workflows.argoproj.io/completed")
                .asText()
                .equals("true");
    }

    /// What must be the same: everything but times and what costs are counted.
    private static Map<String, Object> essence(JsonNode workflow) {
        var status = workflow.path("status");
        var essence = new TreeMap<String, Object>();
        essence.put("phase", status.path("phase").asText());
        essence.put("message", status.path("message").asText().strip());
        essence.put("progress", status.path("progress").asText());
        status.path("nodes").properties().forEach(entry -> {
            var node = entry.getValue().<ObjectNode>deepCopy();
            node.remove(List.of(
                    "startedAt",
                    "finishedAt",
                    "resourcesDuration",
                    "hostNodeName",
                    "templateScope",
                    "podIP",
                    "daemoned"));
            if (node.has("message")) {
                node.put("message", node.path("message").asText().strip());
            }
            sort(node, "children");
            sort(node, "outboundNodes");
            essence.put("node " + entry.getKey(), node);
        });
        return essence;
    }

    private static void sort(ObjectNode node, String field) {
        if (node.has(field)) {
            var texts = Stream.<JsonNode>of(node.path(field))
                    .flatMap(array -> {
                        var list = new java.util.ArrayList<String>();
                        array.forEach(one -> list.add(one.asText()));
                        return list.stream();
                    })
                    .sorted()
                    .toList();
            var sorted = node.putArray(field);
            texts.forEach(sorted::add);
        }
    }

    private String run(String name, Consumer<ObjectNode> change) throws IOException {
        var workflow = (ObjectNode) Serialization.yamlMapper().readTree("""
                metadata: {name: %s, namespace: ci}
                spec:
                  entrypoint: main
                  onExit: bye
                  templates:
                  - name: main
                    steps: [[{name: build, template: build}], [{name: ship, template: build}]]
                  - name: build
                    container: {image: x, command: [sh, -c], args: ["echo building; sim hang"]}
                  - name: bye
                    container: {image: x, command: [sh, -c], args: ["echo 'it is {{workflow.status}}'"]}
                """.formatted(name));
        change.accept(workflow.withObjectProperty("spec"));
        cluster.objects().create(Kind.WORKFLOW, workflow);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> workflow(name).toString().contains("\"phase\":\"Running\",\"startedAt"));
        return name;
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Stop", "Terminate"})
    void stopsWhenTold(String strategy) throws IOException {
        var name = run("stopped", _ -> {});
        await().atMost(Duration.ofSeconds(5))
                .until(() -> cluster.objects().list(Kind.POD, "ci").stream()
                        .anyMatch(
                                pod -> pod.path("status").path("phase").asText().equals("Running")));

        cluster.objects()
                .edit(
                        Kind.WORKFLOW,
                        "ci",
                        name,
                        w -> w.withObjectProperty("spec").put("shutdown", strategy));

        var ended = await().atMost(Duration.ofSeconds(10)).until(() -> workflow(name), SimulatedArgoTest::isOver);
        assertThat(ended.path("status").path("message").asText())
                .isEqualTo("Stopped with strategy '%s'".formatted(strategy));
        assertThat(ended.path("status").path("nodes").toString()).contains("main: Error (exit code 143)");
        assertThat(ended.path("status").path("nodes").toString().contains("onExit"))
                .isEqualTo(strategy.equals("Stop"));
        assertThat(ended.path("metadata")
                        .path("annotations")
                        .path(SimulatedArgo.ANNOTATION)
                        .asText())
                .contains("simulated");
    }

    @Test
    void endsThePodsOfADeletedWorkflow() throws IOException {
        var name = run("deleted", _ -> {});

        cluster.objects().delete(Kind.WORKFLOW, "ci", name);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> cluster.objects().list(Kind.POD, "ci").isEmpty());
    }

    @Test
    void runsARetriedWorkflowAgain() throws IOException {
        var name = run("retried", spec -> spec.remove("onExit"));
        cluster.objects()
                .edit(
                        Kind.WORKFLOW,
                        "ci",
                        name,
                        w -> w.withObjectProperty("spec").put("shutdown", "Stop"));
        await().atMost(Duration.ofSeconds(10)).until(() -> workflow(name), SimulatedArgoTest::isOver);

        argo.retry("ci", name);

        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        workflow(name).path("status").path("phase").asText().equals("Running"));
    }

    @Test
    void diesOfAWorkflowThatItCannotDecode() throws IOException {
        Assumptions.assumeTrue(io.kubeci.fake.cluster.ArgoTypes.load().isPresent());
        submit(RECORDINGS.resolve("undecodable"), Kind.WORKFLOW, "workflow.submitted.yaml");

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(argo.violations()).singleElement().asString().contains("crash for good"));
    }
}
