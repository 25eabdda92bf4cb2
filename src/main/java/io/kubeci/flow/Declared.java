package io.kubeci.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kubeci.report.CommandReplies;
import io.kubeci.run.RunSpec;
import io.kubeci.workflow.Parameters;
import io.kubeci.workflow.WorkflowDoc;
import io.kubeci.workflow.Workflows;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// What a workflow declares that a person may choose: templates to start with, and parameters.
final class Declared {

    private final Workflows workflows;
    private final Supplier<FlowSettings> settings;

    Declared(Workflows workflows, Supplier<FlowSettings> settings) {
        this.workflows = workflows;
        this.settings = settings;
    }

    /// The names of its templates, those of a WorkflowTemplate that it refers to included.
    Set<String> templates(WorkflowDoc document) {
        var names = new TreeSet<String>();
        names(document.spec().path("templates"), names);
        names(reference(document).path("templates"), names);
        return names;
    }

    /// Why a run with these parameters cannot be; empty if it can.
    Optional<String> objection(WorkflowDoc document, RunSpec spec) {
        if (spec.parameters().isEmpty()) {
            return Optional.empty();
        }
        var declared = parameters(document, spec.entrypoint());
        return spec.parameters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(given -> objection(given.getKey(), given.getValue(), declared).stream())
                .findFirst();
    }

    private Optional<String> objection(String name, String value, Map<String, JsonNode> declared) {
        if (Parameters.OWN.contains(name)) {
            return Optional.of(CommandReplies.ownParameter(name));
        }
        var configured = settings.get().extraParameters();
        if (configured.containsKey(name)) {
            return Optional.of(CommandReplies.configuredParameter(name));
        }
        var parameter = declared.get(name);
        if (parameter == null) {
            var free = new TreeSet<>(declared.keySet());
            free.removeAll(Parameters.OWN);
            free.removeAll(configured.keySet());
            return Optional.of(CommandReplies.undeclaredParameter(name, free));
        }
        var allowed = new TreeSet<String>();
        parameter.path("enum").forEach(one -> allowed.add(one.asText()));
        return allowed.isEmpty() || allowed.contains(value)
                ? Optional.empty()
                : Optional.of(CommandReplies.notAllowedValue(name, value, allowed));
    }

    /// Those of the workflow, and the inputs of the template that it starts with: Argo fills these from the
    /// workflow's parameters of the same names.
    private Map<String, JsonNode> parameters(WorkflowDoc document, String asked) {
        var declared = new LinkedHashMap<String, JsonNode>();
        var reference = reference(document);
        var entrypoint = Optional.of(asked)
                .filter(name -> !name.isEmpty())
                .or(() -> Optional.of(document.entrypoint()).filter(name -> !name.isEmpty()))
                .orElseGet(() -> reference.path("entrypoint").asText(""));
        for (var spec : new JsonNode[] {document.spec(), reference}) {
            spec.path("arguments").path("parameters").forEach(one -> put(declared, one));
            for (var template : spec.path("templates")) {
                if (template.path("name").asText("").equals(entrypoint)) {
                    template.path("inputs").path("parameters").forEach(one -> put(declared, one));
                }
            }
        }
        return declared;
    }

    private JsonNode reference(WorkflowDoc document) {
        var reference = document.spec().path("workflowTemplateRef");
        var name = reference.path("name").asText("");
        return name.isEmpty()
                ? MissingNode.getInstance()
                : workflows
                        .templateSpec(name, reference.path("clusterScope").asBoolean(false))
                        .orElse(MissingNode.getInstance());
    }

    private static void names(JsonNode templates, Set<String> names) {
        templates.forEach(template -> names.add(template.path("name").asText("")));
        names.remove("");
    }

    private static void put(Map<String, JsonNode> declared, JsonNode parameter) {
        declared.putIfAbsent(parameter.path("name").asText(""), parameter);
    }
}
