package io.kubeci.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Makes the Workflow that is submitted out of the one that the author wrote.
///
/// The author's file is a stranger's: nothing of it is handed on but its spec, its harmless labels and annotations, and
/// these into a new object. A decorated Workflow decorated again is unchanged.
public final class Decorator {

    /// How long a finished Workflow is kept where the author does not say. Source: kube-ci 0.12.
    private static final Duration KEEP_FINISHED = Duration.ofDays(3);

    /// When pods go where the author does not say: their logs can be read for an hour after the end.
    private static final String POD_GC = "OnWorkflowCompletion";

    private static final String POD_GC_DELAY = "1h";

    private Decorator() {}

    /// The Workflow to submit. Its types are not checked here: pass it through [Submittable].
    public static WorkflowDoc decorate(WorkflowDoc author, Decoration decoration) {
        return decorate(author, decoration, MissingNode.getInstance());
    }

    /// As above for a Workflow that refers to a WorkflowTemplate: what the template's spec says of clean-up is not
    /// overridden by our defaults.
    ///
    /// @param templateSpec the referred template's spec, or a missing node where it is not known
    public static WorkflowDoc decorate(WorkflowDoc author, Decoration decoration, JsonNode templateSpec) {
        var canonical = Canonical.of(author.tree());
        var workflow = JsonNodeFactory.instance.objectNode();
        workflow.put("apiVersion", "argoproj.io/v1alpha1");
        workflow.put("kind", "Workflow");
        workflow.set("metadata", Tracking.metadata(canonical.path("metadata"), decoration));
        workflow.set("spec", spec(canonical.path("spec"), decoration, templateSpec));
        return new WorkflowDoc(workflow);
    }

    private static ObjectNode spec(JsonNode author, Decoration decoration, JsonNode templateSpec) {
        var spec = author instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        spec.remove("shutdown");
        if (!decoration.entrypoint().isEmpty()) {
            spec.put("entrypoint", decoration.entrypoint());
        }
        arguments(spec, Parameters.of(decoration));
        if (spec.has("workflowMetadata")) {
            spec.set("workflowMetadata", Tracking.workflowMetadata(spec.path("workflowMetadata")));
        }
        cleanUp(spec, templateSpec);
        tolerations(spec, decoration.tolerations());
        nodeSelector(spec, decoration.nodeSelector());
        return spec;
    }

    private static void arguments(ObjectNode spec, Map<String, String> values) {
        var arguments = spec.path("arguments") instanceof ObjectNode object
                ? object.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        arguments.set("parameters", Parameters.merged(arguments.path("parameters"), values));
        spec.set("arguments", arguments);
    }

    private static void cleanUp(ObjectNode spec, JsonNode templateSpec) {
        if (!spec.has("ttlStrategy") && !templateSpec.has("ttlStrategy")) {
            spec.putObject("ttlStrategy").put("secondsAfterCompletion", KEEP_FINISHED.toSeconds());
        }
        if (!spec.has("podGC") && !templateSpec.has("podGC")) {
            spec.putObject("podGC").put("strategy", POD_GC).put("deleteDelayDuration", POD_GC_DELAY);
        }
    }

    private static void tolerations(ObjectNode spec, List<JsonNode> added) {
        if (added.isEmpty()) {
            return;
        }
        var tolerations = spec.path("tolerations") instanceof ArrayNode array
                ? array.deepCopy()
                : JsonNodeFactory.instance.arrayNode();
        for (var toleration : added) {
            if (!contains(tolerations, toleration)) {
                tolerations.add(toleration);
            }
        }
        spec.set("tolerations", tolerations);
    }

    private static boolean contains(ArrayNode list, JsonNode wanted) {
        return list.valueStream().anyMatch(wanted::equals);
    }

    private static void nodeSelector(ObjectNode spec, Map<String, String> added) {
        if (added.isEmpty()) {
            return;
        }
        var selector = spec.path("nodeSelector") instanceof ObjectNode object
                ? object.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        added.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> selector.put(entry.getKey(), entry.getValue()));
        spec.set("nodeSelector", selector);
    }
}
