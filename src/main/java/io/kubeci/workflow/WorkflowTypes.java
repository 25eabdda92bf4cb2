package io.kubeci.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.workflow.ArgoType.ListOf;
import io.kubeci.workflow.ArgoType.MapOf;
import io.kubeci.workflow.ArgoType.Named;
import io.kubeci.workflow.ArgoType.Scalar;
import io.kubeci.workflow.ArgoType.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether Argo's Go types can hold a Workflow.
///
/// It matters more than it seems: a Workflow that they cannot hold ends Argo's controller, for everybody and again at
/// every start, and the API server does not look into `inline` templates. What passes here can be decoded; field names
/// have to be written as they are, although Go would take any mixture of upper and lower case.
public final class WorkflowTypes {

    /// Deeper than any workflow that a person writes, and far from what Go's decoder (10,000) and our own stack bear.
    private static final int MAX_DEPTH = 150;

    /// Fields that older versions of Argo had, and what to write today.
    /// Source: docs/deprecations.md of Argo 4.1.
    private static final Map<String, String> REMOVED = Map.of(
            "Synchronization.mutex", "write the list \"mutexes\" instead: mutexes: [{name: …}]",
            "Synchronization.semaphore", "write the list \"semaphores\" instead: semaphores: [{configMapKeyRef: …}]",
            "WorkflowSpec.schedule", "a schedule belongs into a CronWorkflow, as the list \"schedules\"",
            "WorkflowSpec.schedules", "schedules belong into a CronWorkflow",
            "WorkflowSpec.podPriority", "write \"podPriorityClassName\" instead",
            "WorkflowSpec.ttlSecondsAfterFinished", "write ttlStrategy: {secondsAfterCompletion: …} instead",
            "Template.template", "a template cannot refer to another one; use steps or dag",
            "Template.templateRef", "a template cannot refer to another one; use steps or dag");

    /// Nobody reads more, and hostile files have many.
    private static final int MAX_FAULTS = 500;

    private final List<Fault> faults = new ArrayList<>();

    private WorkflowTypes() {}

    /// Everything in the object that Argo's types do not have or cannot hold; `status` is not looked at, because it is
    /// never submitted.
    public static List<Fault> check(JsonNode workflow) {
        var types = new WorkflowTypes();
        var root = Place.root(workflow);
        if (!workflow.isObject()) {
            return List.of(root.fault(FaultMessages.noObject(described(workflow))));
        }
        types.struct(ArgoTypes.instance().root(), root, 0);
        return List.copyOf(types.faults);
    }

    private void value(ArgoType type, Place place, int depth) {
        if (depth > MAX_DEPTH) {
            add(place.fault(FaultMessages.tooDeep(MAX_DEPTH)));
            return;
        }
        switch (type) {
            case Named(String name) -> object(ArgoTypes.instance().struct(name), place, depth);
            case Struct struct -> object(struct, place, depth);
            case ListOf(ArgoType element) -> list(element, place, depth);
            case MapOf(ArgoType element) -> map(element, place, depth);
            case Scalar scalar -> scalar(scalar, place, depth);
        }
    }

    private void object(Struct struct, Place place, int depth) {
        if (place.node().isObject()) {
            struct(struct, place, depth);
        } else {
            wrong(place, "an object");
        }
    }

    private void struct(Struct struct, Place place, int depth) {
        for (var field : place.values()) {
            var known = struct.fields().get(field.key());
            if (known == null) {
                add(Fault.atKey(field.pointer(), unknown(struct, field)));
            } else if (field.exists() && !field.pointer().equals("/status")) {
                value(known.type(), field, depth + 1);
            }
        }
        struct.fields().forEach((name, field) -> {
            if (field.required() && !place.at(name).exists()) {
                add(place.fault(FaultMessages.missing(Place.readable(Place.child(place.pointer(), name)))));
            }
        });
    }

    private void list(ArgoType element, Place place, int depth) {
        if (!place.node().isArray()) {
            wrong(place, "a list");
            return;
        }
        for (var item : place.items()) {
            if (item.exists()) {
                value(element, item, depth + 1);
            } else if (element != Scalar.ANY) {
                add(item.fault(FaultMessages.emptyItem(Place.readable(item.pointer()))));
            }
        }
    }

    private void map(ArgoType element, Place place, int depth) {
        if (!place.node().isObject()) {
            wrong(place, "an object");
            return;
        }
        for (var field : place.values()) {
            if (!isText(field.key())) {
                add(Fault.atKey(field.pointer(), FaultMessages.nameNotText()));
            } else if (field.exists()) {
                value(element, field, depth + 1);
            } else if (element == Scalar.STRING) {
                wrong(field, Scalar.STRING.description());
            }
        }
    }

    private void scalar(Scalar type, Place place, int depth) {
        if (!ScalarRules.takes(type, place.node())) {
            wrong(place, type.description());
        } else if (place.node().isTextual() && !isText(place.node().textValue())) {
            add(place.fault(FaultMessages.notText(Place.readable(place.pointer()))));
        } else if (place.node().isArray()) {
            list(Scalar.ANY, place, depth);
        } else if (place.node().isObject()) {
            map(Scalar.ANY, place, depth);
        }
    }

    private void add(Fault fault) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(fault);
        }
    }

    private void wrong(Place place, String wanted) {
        add(place.fault(FaultMessages.wrongType(
                Place.readable(place.pointer()), wanted, described(place.node()), quoting(place, wanted))));
    }

    private static String quoting(Place place, String wanted) {
        var isScalar = place.node().isNumber() || place.node().isBoolean();
        return isScalar && wanted.equals(Scalar.STRING.description()) ? FaultMessages.inQuotes(place.text()) : "";
    }

    private static String unknown(Struct struct, Place field) {
        var path = Place.readable(field.pointer());
        var removed = REMOVED.get(struct.name() + "." + field.key());
        if (removed != null) {
            return FaultMessages.removed(path, removed);
        }
        return FaultMessages.unknownField(path, field.key(), struct.fields().keySet());
    }

    private static String described(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> node.size() == 1 ? "an object with one key" : "an object";
            case BOOLEAN -> "the boolean " + node.asText();
            case NUMBER -> "the number " + node.asText();
            case STRING -> "the string \"%s\"".formatted(shortened(node.asText()));
            case NULL, MISSING -> "empty";
            case BINARY -> "binary";
        };
    }

    private static String shortened(String text) {
        var most = 60;
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    /// Whether the text can be written as UTF-8: a lone half of a surrogate pair cannot.
    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
