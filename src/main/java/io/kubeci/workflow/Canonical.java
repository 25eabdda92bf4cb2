package io.kubeci.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kubeci.workflow.ArgoType.ListOf;
import io.kubeci.workflow.ArgoType.MapOf;
import io.kubeci.workflow.ArgoType.Named;
import io.kubeci.workflow.ArgoType.Scalar;
import io.kubeci.workflow.ArgoType.Struct;

/// A Workflow's tree as Argo's own types would print it after reading it: parameter values are strings, whole numbers
/// have no fraction, and null is nothing.
///
/// The full resource definitions want exactly this, although Argo's types take more. What the types cannot hold stays
/// as it is, for [WorkflowTypes] to complain about. Twice is once.
public final class Canonical {

    private Canonical() {}

    /// The canonical form of a Workflow.
    public static ObjectNode of(ObjectNode workflow) {
        return struct(ArgoTypes.instance().root(), workflow);
    }

    private static JsonNode value(ArgoType type, JsonNode node) {
        return switch (type) {
            case Named(String name) ->
                node instanceof ObjectNode object ? struct(ArgoTypes.instance().struct(name), object) : node;
            case Struct struct -> node instanceof ObjectNode object ? struct(struct, object) : node;
            case MapOf(ArgoType element) -> node instanceof ObjectNode object ? map(element, object) : node;
            case ListOf(ArgoType element) -> list(element, node);
            case Scalar scalar -> scalar(scalar, node);
        };
    }

    private static ObjectNode struct(Struct struct, ObjectNode node) {
        var result = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(entry -> {
            var field = struct.fields().get(entry.getKey());
            if (field == null) {
                result.set(entry.getKey(), entry.getValue());
            } else if (!entry.getValue().isNull()) {
                result.set(entry.getKey(), value(field.type(), entry.getValue()));
            }
        });
        return result;
    }

    private static ObjectNode map(ArgoType element, ObjectNode node) {
        var result = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                result.set(entry.getKey(), value(element, entry.getValue()));
            } else if (element == Scalar.STRING) {
                result.put(entry.getKey(), "");
            }
        });
        return result;
    }

    private static JsonNode list(ArgoType element, JsonNode node) {
        if (!node.isArray()) {
            return node;
        }
        var result = JsonNodeFactory.instance.arrayNode();
        node.forEach(item -> result.add(item.isNull() ? item : value(element, item)));
        return result;
    }

    private static JsonNode scalar(Scalar type, JsonNode node) {
        if (!ScalarRules.takes(Scalar.NUMBER, node) && !node.isBoolean()) {
            return node;
        }
        return switch (type) {
            case ANY_STRING -> TextNode.valueOf(node.isBoolean() ? node.asText() : GoNumbers.text(node));
            case QUANTITY -> node.isNumber() ? TextNode.valueOf(GoNumbers.text(node)) : node;
            case INT32, INT64, UINT64, INT_OR_STRING, ANY, NUMBER ->
                node.isFloatingPointNumber() ? GoNumbers.json(node.doubleValue()) : node;
            case STRING, BOOLEAN, TIME, BASE64, ONE_KEY_OBJECT -> node;
        };
    }
}
