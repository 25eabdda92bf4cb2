package io.kubeci.fake.cluster.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What Argo's controller finds wrong with a spec before it does anything, in its words.
final class SpecCheck {

    private final Templates templates;
    private final Set<String> parameters = new HashSet<>();

    private SpecCheck(Templates templates) {
        this.templates = templates;
    }

    static Optional<String> firstFault(Templates templates) {
        return new SpecCheck(templates).faults().stream().findFirst().map(fault -> "invalid spec: " + fault);
    }

    private List<String> faults() {
        var faults = new ArrayList<String>();
        arguments(faults);
        names(faults);
        var entrypoint = templates.spec().path("entrypoint").asText("");
        if (entrypoint.isEmpty()) {
            faults.add("spec.entrypoint is required");
        } else if (templates.named(entrypoint).isEmpty()) {
            faults.add("spec.entrypoint template name '%s' undefined".formatted(entrypoint));
        } else {
            walk(entrypoint, faults);
        }
        var onExit = templates.spec().path("onExit").asText("");
        if (!onExit.isEmpty() && templates.named(onExit).isEmpty()) {
            faults.add("spec.onExit template name '%s' undefined".formatted(onExit));
        }
        return faults;
    }

    private void arguments(List<String> faults) {
        int i = 0;
        for (var parameter : templates.spec().path("arguments").path("parameters")) {
            var name = parameter.path("name").asText();
            if (!parameters.add(name)) {
                faults.add("spec.arguments.parameters[%d].name '%s' is not unique".formatted(i, name));
            }
            if (!parameter.has("value") && !parameter.has("valueFrom") && !parameter.has("default")) {
                faults.add("spec.arguments.%s.value or spec.arguments.%s.valueFrom is required".formatted(name, name));
            }
            i++;
        }
    }

    private void names(List<String> faults) {
        var names = new HashSet<String>();
        int i = 0;
        for (var template : templates.all()) {
            if (!names.add(template.path("name").asText())) {
                faults.add("templates[%d].name '%s' is not unique"
                        .formatted(i, template.path("name").asText()));
            }
            i++;
        }
    }

    private void walk(String entrypoint, List<String> faults) {
        var seen = new HashSet<String>();
        var waiting = new ArrayDeque<>(List.of(entrypoint));
        while (!waiting.isEmpty()) {
            var name = waiting.poll();
            var template = templates.named(name);
            if (seen.add(name) && template.isPresent()) {
                references(name, template.get(), waiting, faults);
                unresolved(name, template.get(), faults);
            }
        }
    }

    private void references(String name, JsonNode template, ArrayDeque<String> waiting, List<String> faults) {
        var groups = template.path("steps");
        for (int i = 0; i < groups.size(); i++) {
            for (var step : groups.get(i)) {
                var where = "templates.%s.steps[%d].%s"
                        .formatted(name, i, step.path("name").asText());
                reference(where, step, waiting, faults);
            }
        }
        for (var task : template.path("dag").path("tasks")) {
            reference("templates.%s.tasks.%s".formatted(name, task.path("name").asText()), task, waiting, faults);
        }
    }

    private void reference(String where, JsonNode step, ArrayDeque<String> waiting, List<String> faults) {
        if (templates.of(step).isEmpty() && !step.has("templateRef")) {
            faults.add("%s template name '%s' undefined"
                    .formatted(where, step.path("template").asText()));
        }
        waiting.add(step.path("template").asText(""));
    }

    private void unresolved(String name, JsonNode template, List<String> faults) {
        var tags = Fill.TAG.matcher(template.toString());
        while (tags.find()) {
            var tag = tags.group(1);
            if (tag.startsWith("workflow.parameters.")
                    && !parameters.contains(tag.substring("workflow.parameters.".length()))) {
                faults.add("templates.%s: failed to resolve {{%s}}".formatted(name, tag));
            }
        }
    }
}
