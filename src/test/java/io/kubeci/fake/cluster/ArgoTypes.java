package io.kubeci.fake.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Argo's Go types, against which the API server (full definitions) and Argo's controller read a Workflow.
///
/// The table is the operator's own resource; what is said about it here is said independently of the operator's code,
/// so that one checks the other.
public final class ArgoTypes {

    private static final String TABLE = "/io/kubeci/workflow/argo-types-4.1.json";
    private static final Set<String> TEXTS = Set.of("string", "time", "base64");

    /// @param unknown whether the field is unknown; else its value has the wrong type
    /// @param checkedByServer whether the definitions describe it (they leave out `inline`)
    public record Fault(String path, boolean unknown, boolean checkedByServer, String found, String wanted) {}

    private final JsonNode types;

    private ArgoTypes(JsonNode types) {
        this.types = types;
    }

    /// The table, if it is on the class path.
    public static Optional<ArgoTypes> load() {
        try (var in = ArgoTypes.class.getResourceAsStream(TABLE)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new ArgoTypes(new ObjectMapper().readTree(in).path("types")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All faults of a Workflow's spec.
    public List<Fault> faults(JsonNode workflow) {
        var faults = new ArrayList<Fault>();
        check(workflow.path("spec"), types.path("WorkflowSpec"), "spec", true, faults);
        return faults;
    }

    private void check(JsonNode value, JsonNode type, String path, boolean server, List<Fault> faults) {
        if (value.isNull() || value.isMissingNode()) {
            return;
        }
        if (type.isTextual() && types.has(type.asText())) {
            check(value, types.path(type.asText()), path, server, faults);
        } else if (type.isTextual()) {
            if (!fits(value, type.asText(), server)) {
                faults.add(new Fault(path, false, server, kind(value), type.asText()));
            }
        } else if (type.isArray()) {
            list(value, type.get(0), path, server, faults);
        } else if (!value.isObject()) {
            faults.add(new Fault(path, false, server, kind(value), "object"));
        } else {
            fields(value, type, path, server, faults);
        }
    }

    private void list(JsonNode value, JsonNode item, String path, boolean server, List<Fault> faults) {
        if (!value.isArray()) {
            faults.add(new Fault(path, false, server, kind(value), "array"));
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            check(value.get(i), item, path + "[" + i + "]", server, faults);
        }
    }

    private void fields(JsonNode value, JsonNode type, String path, boolean server, List<Fault> faults) {
        for (var field : value.properties()) {
            var name = field.getKey();
            var fieldPath = path + "." + name;
            boolean described = server && !name.equals("inline");
            var declared = type.has("*") ? type.path("*") : type.path(name);
            declared = declared.isMissingNode() ? type.path(name + "!") : declared;
            if (declared.isMissingNode()) {
                faults.add(new Fault(fieldPath, true, server, kind(field.getValue()), ""));
            } else {
                check(field.getValue(), declared, fieldPath, described, faults);
            }
        }
    }

    private static boolean fits(JsonNode value, String type, boolean server) {
        if (TEXTS.contains(type)) {
            return value.isTextual();
        }
        return switch (type) {
            case "boolean" -> value.isBoolean();
            case "int32", "int64" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "int-or-string" -> value.isTextual() || value.isIntegralNumber();
            case "quantity" -> value.isTextual() || value.isNumber();
            // The definitions want a string where Argo's own decoder would take any scalar.
            case "scalar" -> value.isTextual() || (!server && value.isValueNode());
            case "one-key object" -> value.isObject() && value.size() == 1;
            default -> true;
        };
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING -> "string";
            case ARRAY -> "array";
            default -> "object";
        };
    }
}
