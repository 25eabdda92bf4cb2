package io.kubeci.fake.cluster.argo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The nodes of one Workflow, as Argo writes them.
final class NodeMap {

    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;
    private static final int MAX_PREFIX = 242;
    private static final Set<String> LEAVES = Set.of("Pod", "Container", "Suspend", "HTTP", "Plugin");

    private final String workflow;
    private final Runnable changed;
    private final Map<String, ObjectNode> nodes = new TreeMap<>();

    NodeMap(String workflow, Runnable changed) {
        this.workflow = workflow;
        this.changed = changed;
    }

    /// `Workflow.NodeID` in Argo's `workflow_types.go`.
    String id(String nodeName) {
        return nodeName.equals(workflow) ? workflow : workflow + "-" + hash(nodeName);
    }

    /// Argo's `workflow/util/pod_name.go`, version 2.
    String podName(String nodeName, String templateName) {
        if (nodeName.equals(workflow)) {
            return workflow;
        }
        var prefix = templateName.isEmpty() ? workflow : workflow + "-" + templateName;
        return prefix.substring(0, Math.min(MAX_PREFIX, prefix.length())) + "-" + hash(nodeName);
    }

    private static String hash(String text) {
        int hash = FNV_OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return Integer.toUnsignedString(hash);
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    String add(String type, Call call, String phase) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", id(call.nodeName())).put("name", call.nodeName()).put("displayName", call.displayName());
        node.put("type", type).put("phase", phase).put("startedAt", now()).putNull("finishedAt");
        node.put("templateScope", "local/" + workflow);
        if (!call.templateName().isEmpty()) {
            node.put("templateName", call.templateName());
        }
        if (!call.boundaryId().isEmpty()) {
            node.put("boundaryID", call.boundaryId());
        }
        if (LEAVES.contains(type)) {
            node.put("progress", "0/1");
        }
        var inputs = JsonNodeFactory.instance.arrayNode();
        call.inputs()
                .forEach((name, value) -> inputs.addObject().put("name", name).put("value", value));
        if (!inputs.isEmpty()) {
            node.putObject("inputs").set("parameters", inputs);
        }
        if (call.hooked() || call.retried()) {
            node.putObject("nodeFlag").put(call.hooked() ? "hooked" : "retried", true);
        }
        synchronized (this) {
            var before = nodes.get(id(call.nodeName()));
            if (before != null && before.has("children")) {
                node.set("children", before.get("children"));
            }
            nodes.put(id(call.nodeName()), node);
        }
        changed.run();
        return id(call.nodeName());
    }

    void change(String id, Consumer<ObjectNode> change) {
        synchronized (this) {
            change.accept(nodes.get(id));
        }
        changed.run();
    }

    void finish(String id, String phase, String message) {
        change(id, node -> {
            node.put("phase", phase).put("finishedAt", now());
            if (!message.isEmpty()) {
                node.put("message", message);
            } else {
                node.remove("message");
            }
            if (LEAVES.contains(node.path("type").asText()) && phase.equals("Succeeded")) {
                node.put("progress", "1/1");
            }
        });
    }

    void outbound(String id, Collection<String> ids) {
        change(id, node -> {
            var list = node.putArray("outboundNodes");
            ids.forEach(list::add);
        });
    }

    /// Makes one node the child of others.
    void link(List<String> parents, String child) {
        synchronized (this) {
            for (var parent : parents) {
                var children = nodes.get(parent).withArrayProperty("children");
                boolean known = false;
                for (var one : children) {
                    known |= one.asText().equals(child);
                }
                if (!known) {
                    children.add(child);
                }
            }
        }
        changed.run();
    }

    synchronized void restore(String id, ObjectNode node) {
        nodes.put(id, node);
    }

    synchronized Map<String, ObjectNode> copy() {
        var copy = new TreeMap<String, ObjectNode>();
        nodes.forEach((id, node) -> copy.put(id, node.deepCopy()));
        copy.forEach((_, node) -> {
            if (!node.has("progress")) {
                var progress = progress(node, copy);
                if (!progress.endsWith("/0")) {
                    node.put("progress", progress);
                }
            }
        });
        return copy;
    }

    private static String progress(ObjectNode node, Map<String, ObjectNode> all) {
        var seen = new HashSet<String>();
        collect(node, all, seen);
        return count(seen.stream().map(all::get).toList());
    }

    private static void collect(ObjectNode node, Map<String, ObjectNode> all, Set<String> seen) {
        if (seen.add(node.path("id").asText())) {
            node.path("children").forEach(child -> {
                var next = all.get(child.asText());
                if (next != null) {
                    collect(next, all, seen);
                }
            });
        }
    }

    /// `3/7`: leaves that succeeded, leaves that there are.
    static String count(Collection<ObjectNode> nodes) {
        var leaves = nodes.stream()
                .filter(node -> LEAVES.contains(node.path("type").asText()))
                .toList();
        long done = leaves.stream()
                .filter(node -> node.path("phase").asText().equals("Succeeded"))
                .count();
        return done + "/" + leaves.size();
    }
}
