package io.kubeci.fake.cluster.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.fake.cluster.ArgoTypes;
import io.kubeci.fake.cluster.FakeCluster;
import io.kubeci.fake.cluster.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A controller that plays Workflows: takes them up, writes their nodes, makes their pods, ends them.
///
/// It says of itself that it is simulated, in an annotation of each Workflow. Like the real one (4.1) it dies of an
/// object that it cannot decode: a test asks for `violations()` in the end.
public final class SimulatedArgo implements AutoCloseable {

    /// Where it says that it is simulated.
    public static final String ANNOTATION = "sim.kube-ci/controller";

    /// What it says there.
    public static final String CONFESSION = "simulated: no container was run";

    private final Play.World world;
    private final Optional<ArgoTypes> types = ArgoTypes.load();
    private final Map<String, PlayedWorkflow> played = new ConcurrentHashMap<>();
    private final Map<String, Map<String, ObjectNode>> kept = new ConcurrentHashMap<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("simulated-argo").factory());
    private volatile boolean crashed;
    private volatile boolean paused;

    private SimulatedArgo(FakeCluster cluster, double speed) {
        world = new Play.World(cluster.objects(), cluster.logs(), speed);
        cluster.objects().onChange((kind, deleted, object) -> {
            if (!worker.isShutdown() && (kind == Kind.WORKFLOW || kind == Kind.POD)) {
                worker.execute(() -> changed(kind, deleted, object));
            }
        });
    }

    /// Starts it.
    ///
    /// @param speed how many times faster than the scripts say time goes
    public static SimulatedArgo start(FakeCluster cluster, double speed) {
        return new SimulatedArgo(cluster, speed);
    }

    /// What nobody may do to a controller: Workflows that it could not decode.
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /// New Workflows are not taken up for now, as by a controller that is down.
    public void pause() {
        paused = true;
    }

    /// Takes up what has come meanwhile.
    public void resume() {
        paused = false;
        world.objects()
                .list(Kind.WORKFLOW, "")
                .forEach(workflow -> worker.execute(() -> changed(Kind.WORKFLOW, false, workflow)));
    }

    /// Ends all suspended nodes of a Workflow.
    ///
    /// @param phase `Succeeded` or `Failed`
    public void decide(String workflow, String phase, String message) {
        played.values().stream()
                .filter(one -> one.play().name.equals(workflow))
                .forEach(one -> one.play().decide(new Play.Decision(phase, message)));
    }

    /// What `argo retry` does: the same object runs again, with the pods that succeeded kept.
    public void retry(String namespace, String name) {
        world.objects().find(Kind.WORKFLOW, namespace, name).ifPresent(workflow -> {
            workflow.path("status").path("nodes").forEach(node -> deletePod(namespace, name, node));
            reset(namespace, name);
        });
    }

    /// A second attempt has the same pod name.
    private void deletePod(String namespace, String workflow, JsonNode node) {
        boolean kept = node.path("phase").asText().equals("Succeeded");
        if (node.path("type").asText().equals("Pod") && !kept) {
            var nodes = new NodeMap(workflow, () -> {});
            var pod = nodes.podName(
                    node.path("name").asText(), node.path("templateName").asText());
            world.objects().delete(Kind.POD, namespace, pod);
        }
    }

    private void reset(String namespace, String name) {
        world.objects().edit(Kind.WORKFLOW, namespace, name, workflow -> {
            var uid = workflow.path("metadata").path("uid").asText();
            var succeeded = new HashMap<String, ObjectNode>();
            workflow.path("status").path("nodes").properties().forEach(node -> {
                boolean pod = node.getValue().path("type").asText().equals("Pod");
                if (pod && node.getValue().path("phase").asText().equals("Succeeded")) {
                    succeeded.put(node.getKey(), node.getValue().deepCopy());
                }
            });
            kept.put(uid, succeeded);
            played.remove(uid);
            workflow.putObject("status").put("phase", "").put("startedAt", NodeMap.now());
            workflow.withObjectProperty("spec").remove("shutdown");
            workflow.withObjectProperty("metadata")
                    .withObjectProperty("labels")
                    .remove("workflows.argoproj.io/completed");
        });
    }

    private void changed(Kind kind, boolean deleted, ObjectNode object) {
        if (crashed) {
            return;
        }
        var metadata = object.path("metadata");
        if (kind == Kind.POD) {
            if (deleted) {
                played.values()
                        .forEach(one ->
                                one.play().podDeleted(metadata.path("name").asText()));
            }
            return;
        }
        var uid = metadata.path("uid").asText();
        var known = played.get(uid);
        if (deleted) {
            kept.remove(uid);
            Optional.ofNullable(played.remove(uid)).ifPresent(one -> one.play().vanish());
        } else if (known != null) {
            known.play().told(object);
        } else if (!paused && !isCompleted(object) && decodes(object)) {
            take(uid, object);
        }
    }

    private static boolean isCompleted(ObjectNode workflow) {
        var label = workflow.path("metadata").path("labels").path("workflows.argoproj.io/completed");
        return label.asText().equals("true") || workflow.path("status").has("finishedAt");
    }

    private void take(String uid, ObjectNode workflow) {
        PlayedWorkflow.take(workflow, Optional.ofNullable(kept.remove(uid)).orElse(Map.of()), world)
                .ifPresent(one -> {
                    played.put(uid, one);
                    Thread.ofVirtual().name("workflow-" + one.play().name).start(one::run);
                });
    }

    private boolean decodes(ObjectNode workflow) {
        var faults = types.map(table -> table.faults(workflow)).orElse(List.of()).stream()
                .filter(fault -> !fault.unknown())
                .toList();
        if (!faults.isEmpty()) {
            crashed = true;
            violations.add("Argo's controller would crash for good: Workflow %s cannot be decoded: %s"
                    .formatted(workflow.path("metadata").path("name").asText(), faults));
        }
        return faults.isEmpty();
    }

    @Override
    public void close() {
        worker.shutdownNow();
        played.values().forEach(one -> one.play().vanish());
    }
}
