package io.kubeci.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.workflow.WorkflowDoc;
import io.kubeci.workflow.Workflows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A cluster with Workflows that go where the test says.
final class InMemoryWorkflows implements Workflows {

    private final Crashes crashes;
    private final Map<String, ObjectNode> stored = new LinkedHashMap<>();
    private final List<String> created = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();
    private int reads;

    InMemoryWorkflows(Crashes crashes) {
        this.crashes = crashes;
    }

    /// All that are there, in the order in which they were made.
    List<ObjectNode> all() {
        return List.copyOf(stored.values());
    }

    /// Every creation that was carried out, by name.
    List<String> created() {
        return created;
    }

    void refuses(String message) {
        refusal = Optional.of(message);
    }

    ObjectNode workflow(String name) {
        return Optional.ofNullable(stored.get(name)).orElseThrow();
    }

    void vanishes(String name) {
        stored.remove(name);
    }

    boolean isStopped(String name) {
        return !workflow(name).path("spec").path("shutdown").asText("").isEmpty();
    }

    /// Argo takes a Workflow to a phase, with one pod node in the same phase.
    void reaches(String name, String phase, String message) {
        var status = workflow(name).putObject("status");
        status.put("phase", phase).put("message", message).put("startedAt", "2026-01-01T10:00:01Z");
        var node = status.putObject("nodes").putObject(name);
        node.put("id", name)
                .put("name", name)
                .put("displayName", name)
                .put("type", "Pod")
                .put("templateName", "main")
                .put("phase", phase)
                .put("message", message)
                .put("startedAt", "2026-01-01T10:00:01Z");
        if (!phase.equals("Running") && !phase.equals("Pending")) {
            status.put("finishedAt", "2026-01-01T10:00:31Z");
            node.put("finishedAt", "2026-01-01T10:00:31Z");
        }
    }

    /// Argo takes a Workflow to a phase, with these nodes.
    void reaches(String name, String phase, SomeNode... some) {
        var status = workflow(name).putObject("status");
        status.put("phase", phase).put("startedAt", "2026-01-01T10:00:01Z");
        if (!phase.equals("Running") && !phase.equals("Pending")) {
            status.put("finishedAt", "2026-01-01T10:00:31Z");
        }
        var nodes = status.putObject("nodes");
        for (var node : some) {
            node.addTo(nodes, name);
        }
    }

    @Override
    public Creation create(WorkflowDoc workflow, Owner owner) {
        crashes.before();
        if (refusal.isPresent()) {
            return new Creation.Refused(refusal.get());
        }
        var name = workflow.name();
        if (!stored.containsKey(name)) {
            var tree = workflow.tree();
            ((ObjectNode) tree.path("metadata")).put("uid", "uid-of-" + name);
            stored.put(name, tree);
            created.add(name);
        }
        crashes.after();
        return new Creation.Created("uid-of-" + name);
    }

    /// How often one was read.
    int reads() {
        return reads;
    }

    @Override
    public Optional<JsonNode> find(String name) {
        reads++;
        return Optional.ofNullable(stored.get(name)).map(ObjectNode::deepCopy);
    }

    @Override
    public void stop(String name) {
        crashes.before();
        Optional.ofNullable(stored.get(name))
                .ifPresent(workflow -> ((ObjectNode) workflow.path("spec")).put("shutdown", "Stop"));
        crashes.after();
    }

    @Override
    public void annotate(String name, Map<String, String> annotations) {
        crashes.before();
        Optional.ofNullable(stored.get(name))
                .ifPresent(workflow ->
                        annotations.forEach(((ObjectNode) workflow.path("metadata")).withObject("annotations")::put));
        crashes.after();
    }

    @Override
    public Optional<JsonNode> templateSpec(String name, boolean clusterScope) {
        return Optional.empty();
    }

    @Override
    public List<String> dryRun(WorkflowDoc workflow) {
        return refusal.stream().toList();
    }
}
