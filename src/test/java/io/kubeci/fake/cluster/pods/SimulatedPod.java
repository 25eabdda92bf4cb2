package io.kubeci.fake.cluster.pods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kubeci.fake.cluster.ClusterObjects;
import io.kubeci.fake.cluster.Kind;
import io.kubeci.fake.cluster.PodLogBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One pod, played from its binding to its end: what a kubelet and Argo's executor would have done with it.
public final class SimulatedPod {

    /// Is told how far it is.
    public interface Observer {

        /// It waits, for this reason.
        void pending(String message);

        /// Its containers run.
        void running();
    }

    /// Where a script's `sim wait-error` leaves its message.
    static final String WAIT_ERROR = "/sim/wait-error";

    private static final int EXECUTOR_ERROR = 64;
    private static final Duration START = Duration.ofMillis(300);

    private final PodPlan plan;
    private final ClusterObjects objects;
    private final double speed;
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private final List<SimulatedContainer> mains = new ArrayList<>();
    private final List<SimulatedContainer> sidecars = new ArrayList<>();
    private final CompletableFuture<ContainerEnd> over = new CompletableFuture<>();
    private volatile boolean forgotten;

    /// Makes the pod's object.
    public SimulatedPod(PodPlan plan, ClusterObjects objects, PodLogBook logs, double speed) {
        this.plan = plan;
        this.objects = objects;
        this.speed = speed;
        var template = plan.template();
        for (var spec : PodObject.mains(template)) {
            mains.add(container(spec.path("name").asText("main"), spec, logs));
        }
        template.path("sidecars")
                .forEach(spec -> sidecars.add(container(spec.path("name").asText(), spec, logs)));
        objects.create(Kind.POD, PodObject.of(plan));
    }

    private SimulatedContainer container(String name, JsonNode spec, PodLogBook logs) {
        var named = name.isEmpty() ? "main" : name;
        return new SimulatedContainer(named, spec, files, speed, text -> {
            if (!forgotten) {
                logs.append(plan.namespace(), plan.name(), named, Instant.now(), text);
            }
        });
    }

    /// Ends its containers by SIGTERM.
    public void signal() {
        mains.forEach(main -> main.end(ContainerEnd.exited(ContainerEnd.TERMINATED)));
        over.complete(ContainerEnd.exited(ContainerEnd.TERMINATED));
    }

    /// Ends it as a kubelet does when its time is over.
    public void exceedDeadline() {
        over.complete(ContainerEnd.ofPod(
                "DeadlineExceeded", "Pod was active on the node longer than the specified deadline"));
        mains.forEach(main -> main.end(over.join()));
    }

    /// Somebody deleted its object.
    public void forget() {
        forgotten = true;
        over.complete(ContainerEnd.ofPod("Vanished", ""));
        mains.forEach(main -> main.end(over.join()));
    }

    /// Plays it to its end.
    public PodResult play(Observer observer) {
        var timer = Thread.ofVirtual().name("deadline-" + plan.name());
        plan.deadline()
                .ifPresent(deadline -> timer.start(() -> {
                    if (!pause(deadline)) {
                        exceedDeadline();
                    }
                }));
        var result = start(observer).orElseGet(() -> work(observer));
        over.complete(ContainerEnd.exited(0));
        if (!forgotten) {
            objects.edit(Kind.POD, plan.namespace(), plan.name(), pod -> PodObject.finish(pod, result));
        }
        return result;
    }

    /// Whether the pod ended meanwhile.
    private boolean pause(Duration time) {
        try {
            over.get((long) (time.toNanos() / speed), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException | ExecutionException _) {
            return true;
        }
    }

    private Optional<PodResult> start(Observer observer) {
        for (var call : mains.getFirst().callsBeforeStart()) {
            var seconds = call.size() > 1 ? call.get(1) : "1";
            var message = String.join(" ", call.subList(Math.min(2, call.size()), call.size()));
            switch (call.getFirst()) {
                case "unschedulable" -> {
                    var why = message.isEmpty() ? "0/1 nodes are available: 1 Insufficient memory." : message;
                    objects.edit(Kind.POD, plan.namespace(), plan.name(), pod -> PodObject.unschedulable(pod, why));
                    observer.pending("Unschedulable: " + why);
                }
                case "pull-error" -> {
                    var main = mains.getFirst();
                    var why = "Back-off pulling image \"%s\""
                            .formatted(main.spec().path("image").asText());
                    main.waitFor("ImagePullBackOff", message.isEmpty() ? why : message);
                    publish("Pending");
                    observer.pending("ImagePullBackOff: " + main.waitingMessage());
                }
                case "init-error" -> {
                    var text =
                            "init: Error (exit code %s)%s".formatted(seconds, message.isEmpty() ? "" : ": " + message);
                    return Optional.of(result("Error", text, Optional.empty()));
                }
                default -> publish("Pending");
            }
            if (pause(seconds.equals("forever") ? Duration.ofDays(1) : Duration.ofSeconds(Long.parseLong(seconds)))) {
                return Optional.of(ended(over.join(), Optional.empty()));
            }
        }
        observer.pending("");
        publish("Pending");
        return pause(START) ? Optional.of(ended(over.join(), Optional.empty())) : Optional.empty();
    }

    private PodResult work(Observer observer) {
        mains.forEach(SimulatedContainer::begin);
        sidecars.forEach(sidecar -> Thread.ofVirtual().start(sidecar::run));
        publish("Running");
        observer.running();
        var ends = runMains();
        sidecars.forEach(sidecar -> sidecar.end(ContainerEnd.exited(ContainerEnd.TERMINATED)));
        publish("Running");
        var podEnd =
                ends.values().stream().filter(end -> !end.podReason().isEmpty()).findFirst();
        var main = ends.getOrDefault("main", ends.values().iterator().next());
        if (podEnd.isPresent()) {
            over.complete(podEnd.get());
            return ended(podEnd.get(), Optional.of(main.exitCode()));
        }
        for (var end : ends.entrySet()) {
            if (end.getValue().exitCode() != 0
                    && (ends.size() == 1 || end.getKey().equals("main"))) {
                return result("Failed", describe(end.getKey(), end.getValue()), Optional.of(main.exitCode()), ends);
            }
        }
        var missing = files.containsKey(WAIT_ERROR) ? files.get(WAIT_ERROR) : missingOutput();
        var message = missing.isEmpty() ? "" : "wait: Error (exit code %d): %s".formatted(EXECUTOR_ERROR, missing);
        return result(missing.isEmpty() ? "Succeeded" : "Error", message, Optional.of(main.exitCode()), ends);
    }

    /// A member of a container set waits for those that it depends on, and fails with them.
    private Map<String, ContainerEnd> runMains() {
        var runs = new LinkedHashMap<String, CompletableFuture<ContainerEnd>>();
        mains.forEach(main -> runs.put(main.name(), new CompletableFuture<>()));
        for (var main : mains) {
            var needed = new ArrayList<String>();
            main.spec().path("dependencies").forEach(dependency -> needed.add(dependency.asText()));
            Thread.ofVirtual().name(plan.name() + "/" + main.name()).start(() -> {
                var failed = needed.stream()
                        .filter(name -> runs.get(name).join().exitCode() != 0)
                        .findFirst();
                failed.ifPresent(name -> main.end(new ContainerEnd(
                        EXECUTOR_ERROR,
                        "Error",
                        "dependency \"%s\" exited with non-zero code: %d"
                                .formatted(name, runs.get(name).join().exitCode()),
                        "")));
                runs.get(main.name()).complete(main.ended().orElseGet(main::run));
            });
        }
        var ends = new LinkedHashMap<String, ContainerEnd>();
        runs.forEach((name, run) -> ends.put(name, run.join()));
        return ends;
    }

    private static String describe(String container, ContainerEnd end) {
        var message = end.message().isEmpty() ? "" : ": " + end.message();
        return "%s: %s (exit code %d)%s".formatted(container, end.reason(), end.exitCode(), message);
    }

    private PodResult ended(ContainerEnd end, Optional<Integer> exitCode) {
        return switch (end.podReason()) {
            case "Vanished" -> result("Error", "pod deleted", Optional.empty());
            case "" -> result("Failed", describe("main", end), Optional.of(end.exitCode()));
            default -> result("Failed", end.message(), exitCode);
        };
    }

    private PodResult result(String phase, String message, Optional<Integer> exitCode) {
        return result(phase, message, exitCode, Map.of());
    }

    private PodResult result(
            String phase, String message, Optional<Integer> exitCode, Map<String, ContainerEnd> members) {
        var script = plan.template().has("script");
        var output = mains.getFirst().output().replaceFirst("\n$", "");
        return new PodResult(
                phase, message, exitCode, outputs(), script ? Optional.of(output) : Optional.empty(), members);
    }

    private String missingOutput() {
        for (var parameter : plan.template().path("outputs").path("parameters")) {
            var from = parameter.path("valueFrom");
            if (from.has("path")
                    && !from.has("default")
                    && !files.containsKey(from.path("path").asText())) {
                return "open /var/run/argo/outputs/parameters%s: no such file or directory"
                        .formatted(from.path("path").asText());
            }
        }
        return "";
    }

    private ArrayNode outputs() {
        var outputs = JsonNodeFactory.instance.arrayNode();
        for (var parameter : plan.template().path("outputs").path("parameters")) {
            var from = parameter.path("valueFrom");
            var text = files.getOrDefault(
                    from.path("path").asText(), from.path("default").asText(""));
            outputs.add(parameter
                    .<com.fasterxml.jackson.databind.node.ObjectNode>deepCopy()
                    .put("value", text.replaceFirst("\n$", "")));
        }
        return outputs;
    }

    private void publish(String phase) {
        if (!forgotten) {
            objects.edit(Kind.POD, plan.namespace(), plan.name(), pod -> PodObject.show(pod, phase, mains, sidecars));
        }
    }
}
