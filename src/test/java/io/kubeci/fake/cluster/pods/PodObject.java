package io.kubeci.fake.cluster.pods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Pods as objects: what Argo's controller creates and what a kubelet writes into them.
final class PodObject {

    private static final String ARGO = "workflows.argoproj.io/";
    private static final String NODE = "simulated";

    private PodObject() {}

    /// The containers that carry the author's work.
    static List<JsonNode> mains(JsonNode template) {
        var mains = new ArrayList<JsonNode>();
        template.path("containerSet").path("containers").forEach(mains::add);
        for (var kind : List.of("container", "script")) {
            if (template.has(kind)) {
                var spec = template.path(kind).<ObjectNode>deepCopy();
                mains.add(spec.put("name", "main"));
            }
        }
        if (mains.isEmpty()) {
            mains.add(JsonNodeFactory.instance.objectNode().put("name", "main").put("image", "argoexec"));
        }
        return mains;
    }

    static ObjectNode of(PodPlan plan) {
        var pod = JsonNodeFactory.instance.objectNode();
        var metadata = pod.putObject("metadata").put("name", plan.name()).put("namespace", plan.namespace());
        var labels = metadata.putObject("labels");
        plan.labels().forEach(labels::put);
        labels.put(ARGO + "workflow", plan.workflow()).put(ARGO + "completed", "false");
        if (plan.onExit()) {
            labels.put(ARGO + "on-exit", "true");
        }
        var annotations = metadata.putObject("annotations");
        plan.annotations().forEach(annotations::put);
        annotations.put("kubectl.kubernetes.io/default-container", "main");
        annotations.put(ARGO + "node-id", plan.nodeId()).put(ARGO + "node-name", plan.nodeName());
        var owner = metadata.putArray("ownerReferences").addObject();
        owner.put("apiVersion", "argoproj.io/v1alpha1").put("kind", "Workflow").put("name", plan.workflow());
        owner.put("uid", plan.ownerUid()).put("controller", true).put("blockOwnerDeletion", true);
        pod.set("spec", spec(plan));
        pod.putObject("status").put("phase", "Pending");
        return pod;
    }

    private static ObjectNode spec(PodPlan plan) {
        var spec = JsonNodeFactory.instance.objectNode();
        spec.put("restartPolicy", "Never").put("nodeName", NODE);
        spec.put(
                "serviceAccountName",
                plan.workflowSpec().path("serviceAccountName").asText("default"));
        var volumes = spec.putArray("volumes");
        plan.workflowSpec().path("volumes").forEach(volumes::add);
        plan.template().path("volumes").forEach(volumes::add);
        spec.putArray("initContainers").addObject().put("name", "init").put("image", "argoexec");
        var containers = spec.putArray("containers");
        containers.addObject().put("name", "wait").put("image", "argoexec");
        mains(plan.template()).forEach(main -> containers.add(userContainer(main)));
        plan.template().path("sidecars").forEach(containers::add);
        return spec;
    }

    private static ObjectNode userContainer(JsonNode main) {
        var container = main.<ObjectNode>deepCopy();
        container.remove(List.of("source", "dependencies"));
        return container;
    }

    static void unschedulable(ObjectNode pod, String message) {
        var condition = pod.putObject("status")
                .put("phase", "Pending")
                .putArray("conditions")
                .addObject();
        condition.put("type", "PodScheduled").put("status", "False");
        condition.put("reason", "Unschedulable").put("message", message);
    }

    static void show(ObjectNode pod, String phase, List<SimulatedContainer> mains, List<SimulatedContainer> sidecars) {
        var status = pod.putObject("status").put("phase", phase).put("startTime", now());
        status.putArray("conditions").addObject().put("type", "PodScheduled").put("status", "True");
        var statuses = status.putArray("containerStatuses");
        mains.forEach(main -> statuses.add(containerStatus(main)));
        sidecars.forEach(sidecar -> statuses.add(containerStatus(sidecar)));
    }

    private static ObjectNode containerStatus(SimulatedContainer container) {
        var status = JsonNodeFactory.instance.objectNode();
        status.put("name", container.name())
                .put("image", container.spec().path("image").asText());
        status.put("restartCount", 0).put("ready", container.startedAt().isPresent());
        var state = status.putObject("state");
        if (container.ended().isPresent()) {
            var end = container.ended().get();
            var terminated = state.putObject("terminated").put("exitCode", end.exitCode());
            terminated.put("reason", end.reason());
            if (!end.message().isEmpty()) {
                terminated.put("message", end.message());
            }
            container.startedAt().ifPresent(at -> terminated.put("startedAt", seconds(at)));
            container.finishedAt().ifPresent(at -> terminated.put("finishedAt", seconds(at)));
        } else if (container.startedAt().isPresent()) {
            state.putObject("running")
                    .put("startedAt", seconds(container.startedAt().get()));
        } else {
            var waiting = state.putObject("waiting").put("reason", container.waiting());
            if (!container.waitingMessage().isEmpty()) {
                waiting.put("message", container.waitingMessage());
            }
        }
        return status;
    }

    static void finish(ObjectNode pod, PodResult result) {
        var status = pod.withObjectProperty("status");
        status.put("phase", result.phase().equals("Succeeded") ? "Succeeded" : "Failed");
        result.members().values().stream()
                .filter(end -> !end.podReason().isEmpty())
                .findFirst()
                .ifPresent(end -> status.put("reason", end.podReason()).put("message", end.message()));
        pod.withObjectProperty("metadata").withObjectProperty("labels").put(ARGO + "completed", "true");
    }

    private static String now() {
        return seconds(Instant.now());
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
