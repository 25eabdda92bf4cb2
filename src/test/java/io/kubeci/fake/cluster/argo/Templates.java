package io.kubeci.fake.cluster.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.fake.cluster.ClusterObjects;
import io.kubeci.fake.cluster.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The templates that a Workflow may use: its own, and those of WorkflowTemplates.
final class Templates {

    private final ClusterObjects objects;
    private final String namespace;
    private final ObjectNode spec;

    private Templates(ClusterObjects objects, String namespace, ObjectNode spec) {
        this.objects = objects;
        this.namespace = namespace;
        this.spec = spec;
    }

    /// @return empty if the Workflow refers to a WorkflowTemplate that is not there
    static Optional<Templates> of(ObjectNode workflow, ClusterObjects objects) {
        var namespace = workflow.path("metadata").path("namespace").asText();
        var own = workflow.withObjectProperty("spec").deepCopy();
        if (!own.has("workflowTemplateRef")) {
            return Optional.of(new Templates(objects, namespace, own));
        }
        return stored(objects, namespace, own.path("workflowTemplateRef"))
                .map(stored -> new Templates(objects, namespace, merge(stored, own)));
    }

    private static Optional<ObjectNode> stored(ClusterObjects objects, String namespace, JsonNode reference) {
        boolean cluster = reference.path("clusterScope").asBoolean();
        var kind = cluster ? Kind.CLUSTER_WORKFLOW_TEMPLATE : Kind.WORKFLOW_TEMPLATE;
        return objects.find(
                        kind, cluster ? "" : namespace, reference.path("name").asText())
                .map(template -> template.withObjectProperty("spec"));
    }

    private static ObjectNode merge(ObjectNode stored, ObjectNode own) {
        var merged = stored.deepCopy();
        var parameters = new LinkedHashMap<String, JsonNode>();
        for (var spec : new ObjectNode[] {stored, own}) {
            spec.path("arguments")
                    .path("parameters")
                    .forEach(parameter -> parameters.put(parameter.path("name").asText(), parameter));
        }
        merged.setAll(own);
        var list = merged.putObject("arguments").putArray("parameters");
        parameters.values().forEach(list::add);
        if (own.path("templates").isEmpty() && stored.has("templates")) {
            merged.set("templates", stored.get("templates"));
        }
        return merged;
    }

    /// The spec that is executed.
    ObjectNode spec() {
        return spec;
    }

    ArrayNode all() {
        return spec.withArrayProperty("templates");
    }

    Optional<JsonNode> named(String name) {
        for (var template : all()) {
            if (template.path("name").asText().equals(name)) {
                return Optional.of(template);
            }
        }
        return Optional.empty();
    }

    /// What a step or a task runs.
    Optional<JsonNode> of(JsonNode step) {
        if (step.has("inline")) {
            return Optional.of(step.path("inline"));
        }
        var reference = step.path("templateRef");
        if (reference.isMissingNode()) {
            return named(step.path("template").asText());
        }
        return stored(objects, namespace, reference).flatMap(found -> {
            for (var template : found.path("templates")) {
                if (template.path("name")
                        .asText()
                        .equals(reference.path("template").asText())) {
                    return Optional.of(template);
                }
            }
            return Optional.empty();
        });
    }

    static String nameOf(JsonNode step) {
        return step.path("templateRef")
                .path("template")
                .asText(step.path("template").asText(""));
    }

    /// The input parameters of a call: arguments, then the template's own defaults.
    static Map<String, String> inputs(JsonNode template, JsonNode arguments) {
        var given = new LinkedHashMap<String, String>();
        arguments
                .path("parameters")
                .forEach(parameter -> given.put(
                        parameter.path("name").asText(), parameter.path("value").asText("")));
        var inputs = new LinkedHashMap<String, String>();
        template.path("inputs").path("parameters").forEach(parameter -> {
            var name = parameter.path("name").asText();
            var fallback =
                    parameter.path("value").asText(parameter.path("default").asText(""));
            inputs.put(name, given.getOrDefault(name, fallback));
        });
        return inputs;
    }
}
