package io.kubeci.fake.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the API server refuses with Argo's full definitions.
final class WorkflowRules {

    private static final Pattern TEMPLATE_NAME = Pattern.compile("[a-zA-Z0-9][-a-zA-Z0-9]*");
    private static final Set<String> WORK = Set.of(
            "container", "containerSet", "script", "steps", "dag", "suspend", "resource", "http", "plugin", "data");

    private final Optional<ArgoTypes> types = ArgoTypes.load();

    void check(JsonNode workflow, boolean strict) {
        var name = workflow.path("metadata").path("name").asText();
        var faults = types.map(table -> table.faults(workflow)).orElse(List.of()).stream()
                .filter(ArgoTypes.Fault::checkedByServer)
                .toList();
        var unknown = faults.stream()
                .filter(ArgoTypes.Fault::unknown)
                .map(fault -> "unknown field \"%s\"".formatted(fault.path()))
                .collect(Collectors.joining(", "));
        if (strict && !unknown.isEmpty()) {
            throw new ApiStatus(
                    400,
                    "BadRequest",
                    "Workflow in version \"v1alpha1\" cannot be handled as a Workflow: strict decoding error: "
                            + unknown);
        }
        faults.stream().filter(fault -> !fault.unknown()).findFirst().ifPresent(fault -> {
            throw ApiStatus.invalid(
                    "Workflow.argoproj.io",
                    name,
                    "%s: Invalid value: \"%s\": %s in body must be of type %s: \"%s\""
                            .formatted(fault.path(), fault.found(), fault.path(), wanted(fault), fault.found()));
        });
        checkTemplates(name, workflow.path("spec").path("templates"));
    }

    private static String wanted(ArgoTypes.Fault fault) {
        return switch (fault.wanted()) {
            case "scalar" -> "string";
            case "int32", "int64" -> "integer";
            default -> fault.wanted();
        };
    }

    private static void checkTemplates(String name, JsonNode templates) {
        for (int i = 0; i < templates.size(); i++) {
            var template = templates.get(i);
            var templateName = template.path("name").asText();
            if (!templateName.isEmpty() && !TEMPLATE_NAME.matcher(templateName).matches()) {
                throw ApiStatus.invalid(
                        "Workflow.argoproj.io",
                        name,
                        "spec.templates[%d].name: Invalid value: \"%s\": spec.templates[%d].name in body should match '^[a-zA-Z0-9][-a-zA-Z0-9]*$'"
                                .formatted(i, templateName, i));
            }
            if (WORK.stream().filter(template::has).count() > 1) {
                throw ApiStatus.invalid(
                        "Workflow.argoproj.io",
                        name,
                        "spec.templates: Invalid value: template must have at most one template type");
            }
        }
    }
}
