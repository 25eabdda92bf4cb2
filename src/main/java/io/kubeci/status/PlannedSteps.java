package io.kubeci.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/// Counts the steps that a Workflow's spec leads to, so that "3 of 7" means the seven that its author wrote and not the
/// four that Argo has begun.
///
/// What is decided while running counts as one: items that are computed, templates of other Workflows, recursion.
final class PlannedSteps {

    /// Counting ends here; more is not told to people anyway.
    private static final int MAX = 10_000;

    private static final int MAX_DEPTH = 50;

    private final Map<String, JsonNode> templates = new HashMap<>();
    private final Map<String, Integer> counted = new HashMap<>();

    private PlannedSteps(JsonNode spec) {
        spec.path("templates").forEach(template -> templates.put(Node.text(template.path("name")), template));
    }

    /// The number of steps; 0 if the entrypoint is not among the templates.
    static int count(JsonNode workflow) {
        var stored = workflow.path("status").path("storedWorkflowTemplateSpec");
        var own = workflow.path("spec");
        var entrypoint = Node.text(own.path("entrypoint"));
        var spec = stored.isObject() ? stored : own;
        var name = entrypoint.isEmpty() ? Node.text(spec.path("entrypoint")) : entrypoint;
        var plan = new PlannedSteps(spec);
        return plan.templates.containsKey(name) ? plan.ofTemplate(name, 0) : 0;
    }

    private int ofTemplate(String name, int depth) {
        var known = counted.get(name);
        if (known != null) {
            return known;
        }
        var template = templates.get(name);
        if (template == null || depth > MAX_DEPTH) {
            return 1;
        }
        counted.put(name, 1);
        var count = of(template, depth);
        counted.put(name, count);
        return count;
    }

    private int of(JsonNode template, int depth) {
        var sum = 0;
        if (template.path("steps").isArray()) {
            for (var group : template.path("steps")) {
                var parallel = group.isArray() ? group : group.path("steps");
                for (var step : parallel) {
                    sum = Math.min(MAX, sum + ofStep(step, depth + 1));
                }
            }
            return sum;
        }
        if (template.path("dag").path("tasks").isArray()) {
            for (var task : template.path("dag").path("tasks")) {
                sum = Math.min(MAX, sum + ofStep(task, depth + 1));
            }
            return sum;
        }
        return 1;
    }

    private int ofStep(JsonNode step, int depth) {
        var inline = step.path("inline");
        var once = 1;
        if (inline.isObject() && depth <= MAX_DEPTH) {
            once = of(inline, depth);
        } else if (step.path("template").isTextual()) {
            once = ofTemplate(step.path("template").textValue(), depth);
        }
        var items = step.path("withItems");
        return items.isArray() && !items.isEmpty()
                ? Math.min(MAX, Math.multiplyExact(once, Math.min(MAX, items.size())))
                : once;
    }
}
