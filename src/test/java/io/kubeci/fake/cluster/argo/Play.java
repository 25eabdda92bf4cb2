package io.kubeci.fake.cluster.argo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.fake.cluster.ClusterObjects;
import io.kubeci.fake.cluster.PodLogBook;
import io.kubeci.fake.cluster.pods.SimulatedPod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What all parts of one Workflow's play share: its nodes, its pods, and what it was told from outside.
final class Play {

    /// A decision on a suspended node.
    record Decision(String phase, String message) {}

    final String namespace;
    final String name;
    final String uid;
    final Templates templates;
    final NodeMap nodes;
    final ClusterObjects objects;
    final PodLogBook logs;
    final double speed;

    /// Nodes that are kept from before a retry, by node id.
    final Map<String, ObjectNode> kept;

    private final Map<String, String> globals = new ConcurrentHashMap<>();
    private final Map<String, SimulatedPod> pods = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Decision>> gates = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final Optional<Instant> deadline;
    private volatile String shutdown = "";
    private volatile boolean suspended;

    Play(ObjectNode workflow, Templates templates, Map<String, ObjectNode> kept, World world, Runnable changed) {
        var metadata = workflow.path("metadata");
        namespace = metadata.path("namespace").asText();
        name = metadata.path("name").asText();
        uid = metadata.path("uid").asText();
        this.templates = templates;
        this.kept = Map.copyOf(kept);
        objects = world.objects();
        logs = world.logs();
        speed = world.speed();
        nodes = new NodeMap(name, changed);
        globals.put("workflow.name", name);
        globals.put("workflow.namespace", namespace);
        globals.put("workflow.uid", uid);
        globals.put(
                "workflow.serviceAccountName",
                templates.spec().path("serviceAccountName").asText("default"));
        templates
                .spec()
                .path("arguments")
                .path("parameters")
                .forEach(parameter -> globals.put(
                        "workflow.parameters." + parameter.path("name").asText(),
                        parameter.path("value").asText(parameter.path("default").asText(""))));
        var seconds = templates.spec().path("activeDeadlineSeconds");
        deadline = seconds.isNumber()
                ? Optional.of(Instant.now().plus(scaled(Duration.ofSeconds(seconds.asLong()))))
                : Optional.empty();
    }

    /// What a played Workflow lives in.
    record World(ClusterObjects objects, PodLogBook logs, double speed) {}

    Map<String, String> globals() {
        return globals;
    }

    Duration scaled(Duration time) {
        return Duration.ofNanos((long) (time.toNanos() / speed));
    }

    /// What is left of the Workflow's own deadline, in the time of its pods.
    Optional<Duration> timeLeft() {
        return deadline.map(end -> Duration.between(Instant.now(), end))
                .map(left -> left.isNegative() ? Duration.ZERO : Duration.ofNanos((long) (left.toNanos() * speed)));
    }

    // --- told from outside

    void told(ObjectNode workflow) {
        var spec = workflow.path("spec");
        suspended = spec.path("suspend").asBoolean();
        adopt(workflow);
        var wanted = spec.path("shutdown").asText("");
        if (!wanted.isEmpty() && shutdown.isEmpty()) {
            shutdown = wanted;
            pods.values().forEach(SimulatedPod::signal);
            var message = shutdownMessage();
            gates.values().forEach(gate -> gate.complete(new Decision("Failed", message)));
        }
    }

    /// Takes over what others wrote into suspended nodes.
    void adopt(ObjectNode workflow) {
        gates.forEach((id, gate) -> {
            var node = workflow.path("status").path("nodes").path(id);
            var phase = node.path("phase").asText("Running");
            if (!phase.equals("Running")) {
                gate.complete(new Decision(phase, node.path("message").asText("")));
            }
        });
    }

    void decide(Decision decision) {
        gates.values().forEach(gate -> gate.complete(decision));
    }

    void vanish() {
        gone.complete(null);
        pods.values().forEach(SimulatedPod::forget);
        gates.values().forEach(gate -> gate.complete(new Decision("Error", "deleted")));
    }

    void podDeleted(String podName) {
        var pod = pods.get(podName);
        if (pod != null) {
            pod.forget();
        }
    }

    boolean isGone() {
        return gone.isDone();
    }

    String shutdown() {
        return shutdown;
    }

    String shutdownMessage() {
        return "workflow shutdown with strategy:  " + shutdown;
    }

    /// Whether nodes may be started: after a shutdown only those of the exit handler, and not after `Terminate`.
    boolean mayStart(Call call) {
        return !isGone() && (shutdown.isEmpty() || (call.exiting() && !shutdown.equals("Terminate")));
    }

    // --- for the runners

    void holds(String podName, SimulatedPod pod) {
        pods.put(podName, pod);
    }

    void drops(String podName) {
        pods.remove(podName);
    }

    /// Waits while the whole Workflow is suspended.
    void waitUntilResumed() {
        while (suspended && shutdown.isEmpty() && !isGone()) {
            pause(Duration.ofMillis(100));
        }
    }

    Decision suspend(String nodeId, Optional<Duration> limit) {
        var gate = new CompletableFuture<Decision>();
        gates.put(nodeId, gate);
        try {
            return limit.isPresent() ? gate.get(scaled(limit.get()).toNanos(), TimeUnit.NANOSECONDS) : gate.get();
        } catch (TimeoutException _) {
            return new Decision("Succeeded", "");
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            gates.remove(nodeId);
        }
    }

    /// Lets time pass, in the play's own measure.
    void pause(Duration time) {
        try {
            gone.get(scaled(time).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return; // the time has passed
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Does things at the same time and waits for all of them.
    static <T> List<T> together(List<Callable<T>> tasks) {
        var futures = new ArrayList<CompletableFuture<T>>();
        for (var task : tasks) {
            var future = new CompletableFuture<T>();
            futures.add(future);
            Thread.ofVirtual().start(() -> {
                try {
                    future.complete(task.call());
                } catch (Exception e) {
                    future.completeExceptionally(e);
                }
            });
        }
        return futures.stream().map(CompletableFuture::join).toList();
    }
}
