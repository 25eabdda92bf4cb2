package io.kubeci.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kubeci.workflow.ArgoType.Field;
import io.kubeci.workflow.ArgoType.ListOf;
import io.kubeci.workflow.ArgoType.MapOf;
import io.kubeci.workflow.ArgoType.Named;
import io.kubeci.workflow.ArgoType.Scalar;
import io.kubeci.workflow.ArgoType.Struct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The types of Argo Workflows 4.1, from the resource `argo-types-4.1.json`, which was made from the description that
/// Argo publishes.
final class ArgoTypes {

    private static final String RESOURCE = "argo-types-4.1.json";

    /// Fields that the published description calls plain integers, while the Go types hold 64 bits.
    /// Source: workflow_types.go and http_types.go of Argo 4.1.2, core/v1/types.go of Kubernetes 1.35.
    private static final Set<String> WIDE = Set.of(
            "HTTP.timeoutSeconds",
            "ObjectMeta.deletionGracePeriodSeconds",
            "ObjectMeta.generation",
            "PodSecurityContext.fsGroup",
            "PodSecurityContext.runAsGroup",
            "PodSecurityContext.runAsUser",
            "Probe.terminationGracePeriodSeconds",
            "SecurityContext.runAsGroup",
            "SecurityContext.runAsUser",
            "ServiceAccountTokenProjection.expirationSeconds",
            "SleepAction.seconds",
            "Template.parallelism",
            "Toleration.tolerationSeconds",
            "WorkflowSpec.activeDeadlineSeconds",
            "WorkflowSpec.parallelism");

    /// As above; the Go type has no sign. Source: workflow_types.go, `GitArtifact`.
    private static final Set<String> UNSIGNED = Set.of("GitArtifact.depth");

    /// Fields that the description calls required although they may be missing: `templateDefaults` may give them,
    /// Argo's
    /// own check does not ask for them, or we write them ourselves.
    private static final Set<String> OPTIONAL = Set.of(
            "Container.image", "ScriptTemplate.image", "ScriptTemplate.source", "Gauge.realtime", "Workflow.metadata");

    private static final ArgoTypes INSTANCE = load();

    private final Map<String, Struct> structs;
    private final String root;

    private ArgoTypes(Map<String, Struct> structs, String root) {
        this.structs = structs;
        this.root = root;
    }

    /// The table, read once.
    static ArgoTypes instance() {
        return INSTANCE;
    }

    /// The type of a whole Workflow.
    Struct root() {
        return struct(root);
    }

    /// The struct of that name.
    ///
    /// @throws IllegalStateException if the resource has none: it is broken
    Struct struct(String name) {
        var struct = structs.get(name);
        if (struct == null) {
            throw new IllegalStateException("%s names the type '%s', which it does not have".formatted(RESOURCE, name));
        }
        return struct;
    }

    private static ArgoTypes load() {
        try (var stream = ArgoTypes.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("the resource %s is missing".formatted(RESOURCE));
            }
            var table = new ObjectMapper().readTree(stream);
            var structs = new LinkedHashMap<String, Struct>();
            table.path("types").properties().forEach(type -> structs.put(type.getKey(), struct(type)));
            return new ArgoTypes(Map.copyOf(structs), table.path("root").asText());
        } catch (IOException e) {
            throw new UncheckedIOException("the resource %s cannot be read".formatted(RESOURCE), e);
        }
    }

    private static Struct struct(Map.Entry<String, JsonNode> type) {
        var fields = new LinkedHashMap<String, Field>();
        type.getValue().properties().forEach(field -> {
            var required = field.getKey().endsWith("!");
            var name = required ? field.getKey().substring(0, field.getKey().length() - 1) : field.getKey();
            var path = type.getKey() + "." + name;
            fields.put(name, new Field(fieldType(path, field.getValue()), required && !OPTIONAL.contains(path)));
        });
        return new Struct(type.getKey(), Map.copyOf(fields));
    }

    private static ArgoType fieldType(String path, JsonNode type) {
        if (type.isArray()) {
            return new ListOf(fieldType(path, type.path(0)));
        }
        if (type.isObject()) {
            return new MapOf(fieldType(path, type.path("*")));
        }
        return switch (type.asText()) {
            case "string" -> Scalar.STRING;
            case "boolean" -> Scalar.BOOLEAN;
            case "int32" -> WIDE.contains(path) ? Scalar.INT64 : UNSIGNED.contains(path) ? Scalar.UINT64 : Scalar.INT32;
            case "int64" -> Scalar.INT64;
            case "number" -> Scalar.NUMBER;
            case "int-or-string" -> Scalar.INT_OR_STRING;
            case "quantity" -> Scalar.QUANTITY;
            case "time" -> Scalar.TIME;
            case "base64" -> Scalar.BASE64;
            case "scalar" -> Scalar.ANY_STRING;
            case "one-key object" -> Scalar.ONE_KEY_OBJECT;
            case "any" -> Scalar.ANY;
            case String name -> new Named(name);
        };
    }
}
