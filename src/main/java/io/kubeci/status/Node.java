package io.kubeci.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One entry of `status.nodes`, as Argo has it, with nothing taken for granted: whatever is missing or of the wrong
/// type
/// reads as empty.
///
/// @param id the key under which it is kept
/// @param name the full name, `wf[0].build(1)`
/// @param type Argo's type, `Pod`, `StepGroup`, …
/// @param boundary id of the group it belongs to, "" for the root
/// @param children ids of what comes next or is inside
/// @param json the whole entry
record Node(String id, String name, String type, String boundary, List<String> children, JsonNode json) {

    /// Copies the list.
    Node {
        children = List.copyOf(children);
    }

    static Node of(String id, JsonNode json) {
        var children = new ArrayList<String>();
        for (var child : json.path("children")) {
            if (child.isTextual()) {
                children.add(child.textValue());
            }
        }
        return new Node(
                id, text(json.path("name")), text(json.path("type")), text(json.path("boundaryID")), children, json);
    }

    /// What Argo's UI calls it; the name or the id where there is nothing better.
    String displayName() {
        var display = text(json.path("displayName"));
        if (!display.isBlank()) {
            return display;
        }
        return name.isBlank() ? id : name;
    }

    StepReport.Phase phase() {
        return switch (text(json.path("phase"))) {
            case "Running" -> StepReport.Phase.RUNNING;
            case "Succeeded" -> StepReport.Phase.SUCCEEDED;
            case "Skipped" -> StepReport.Phase.SKIPPED;
            case "Failed" -> StepReport.Phase.FAILED;
            case "Error" -> StepReport.Phase.ERROR;
            case "Omitted" -> StepReport.Phase.OMITTED;
            default -> StepReport.Phase.PENDING;
        };
    }

    boolean isBad() {
        return phase() == StepReport.Phase.FAILED || phase() == StepReport.Phase.ERROR;
    }

    boolean isGroup() {
        return "Steps".equals(type) || "DAG".equals(type) || "TaskGroup".equals(type);
    }

    boolean isStepGroup() {
        return "StepGroup".equals(type);
    }

    boolean isList() {
        return "TaskGroup".equals(type);
    }

    boolean isRetry() {
        return "Retry".equals(type);
    }

    /// Whether nothing more is to come of it. A pod's results may be under way when its phase is final already, and a
    /// pod that is lost may come back (reference: `NodeStatus.Completed()`).
    boolean isCompleted() {
        var synced = json.path("taskResultSynced");
        return phase().isOver() && !(synced.isBoolean() && !synced.booleanValue());
    }

    Optional<Instant> startedAt() {
        return instant(json.path("startedAt"));
    }

    Optional<Instant> finishedAt() {
        return instant(json.path("finishedAt"));
    }

    /// The template's name, with that of a reference before the local one.
    String template() {
        var referenced = text(json.path("templateRef").path("template"));
        return referenced.isEmpty() ? text(json.path("templateName")) : referenced;
    }

    /// A string, or a number or boolean written as one; "" for everything else.
    static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText("") : "";
    }

    /// An RFC 3339 time.
    static Optional<Instant> instant(JsonNode value) {
        if (!value.isTextual() || value.textValue().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(value.textValue()).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
