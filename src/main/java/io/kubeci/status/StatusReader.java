package io.kubeci.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what Argo wrote into a Workflow.
///
/// Total: whatever the object holds, of whichever type and size, there is a report. Linear in the nodes but for
/// sorting.
public final class StatusReader {

    private static final Set<String> TOLD_CONDITIONS = Set.of("SpecError", "SpecWarning", "MetricsError");

    private StatusReader() {}

    /// What is to be known of a Workflow.
    ///
    /// @param workflow the whole object as the API server gave it
    public static RunReport read(JsonNode workflow) {
        var status = workflow.path("status");
        var name = Node.text(workflow.path("metadata").path("name"));
        var nodes = nodes(status);
        return new RunReport(
                name,
                Node.text(workflow.path("metadata").path("uid")),
                phase(status),
                Node.text(status.path("message")).strip(),
                Node.instant(status.path("startedAt")),
                Node.instant(status.path("finishedAt")),
                nodes.map(map -> steps(workflow, name, map)).orElseGet(List::of),
                nodes.isPresent(),
                isStopped(workflow),
                workflow.path("spec").path("suspend").asBoolean(false),
                PlannedSteps.count(workflow),
                conditions(status));
    }

    /// Empty if there are nodes that cannot be seen here. With plain and compressed nodes side by side the plain ones
    /// count, unless there are none (reference: Argo Workflows, `packer.go`, `DecompressWorkflow`).
    private static Optional<JsonNode> nodes(JsonNode status) {
        var plain = status.path("nodes");
        if (plain.isObject() && !plain.isEmpty()) {
            return Optional.of(plain);
        }
        var compressed = Node.text(status.path("compressedNodes"));
        if (!compressed.isBlank()) {
            return CompressedNodes.decode(compressed);
        }
        if (!Node.text(status.path("offloadNodeStatusVersion")).isBlank()) {
            return Optional.empty();
        }
        return Optional.of(JsonNodeFactory.instance.objectNode());
    }

    private static RunReport.Phase phase(JsonNode status) {
        return switch (Node.text(status.path("phase"))) {
            case "Pending" -> RunReport.Phase.PENDING;
            case "Running" -> RunReport.Phase.RUNNING;
            case "Succeeded" -> RunReport.Phase.SUCCEEDED;
            case "Failed" -> RunReport.Phase.FAILED;
            case "Error" -> RunReport.Phase.ERROR;
            default -> RunReport.Phase.NONE;
        };
    }

    private static boolean isStopped(JsonNode workflow) {
        var spec = workflow.path("spec");
        var stored = workflow.path("status").path("storedWorkflowTemplateSpec");
        var deadline = spec.path("activeDeadlineSeconds");
        return !Node.text(spec.path("shutdown")).isBlank()
                || !Node.text(stored.path("shutdown")).isBlank()
                || (deadline.isNumber() && deadline.asLong() == 0)
                || Node.text(workflow.path("status").path("message")).startsWith("Stopped with strategy");
    }

    private static List<String> conditions(JsonNode status) {
        var messages = new ArrayList<String>();
        for (var condition : status.path("conditions")) {
            var message = Node.text(condition.path("message")).strip();
            if (TOLD_CONDITIONS.contains(Node.text(condition.path("type"))) && !message.isEmpty()) {
                messages.add(message);
            }
        }
        return messages;
    }

    private static List<StepReport> steps(JsonNode workflow, String name, JsonNode nodes) {
        var annotations = workflow.path("metadata").path("annotations");
        var format = PodName.Format.of(Node.text(annotations.path(PodName.FORMAT_ANNOTATION)));
        var tree = new NodeTree(nodes, name);
        var reading = new StepReading(tree, name, format);
        return tree.inOrder().stream()
                .filter(placed -> isShown(placed.node()))
                .map(reading::read)
                .toList();
    }

    /// Argo's groups of parallel steps (`[0]`, `[1]`) have no meaning to people, except where one cannot even begin: a
    /// condition that cannot be evaluated is told there and nowhere else.
    private static boolean isShown(Node node) {
        return !node.isStepGroup()
                || (node.isBad() && !Node.text(node.json().path("message")).startsWith("child '"));
    }
}
