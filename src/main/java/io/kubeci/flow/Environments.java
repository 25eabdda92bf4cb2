package io.kubeci.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.run.RunSpec;
import io.kubeci.status.StepReport;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which environment a run or a step is for.
final class Environments {

    private Environments() {}

    /// The values that a run's Workflow gets: what a person gave, and the environment of a deployment.
    ///
    /// @param parameter the name of the parameter that names the environment
    static Map<String, String> parameters(RunSpec spec, String parameter) {
        if (spec.environment().isEmpty()) {
            return spec.parameters();
        }
        var values = new HashMap<>(spec.parameters());
        values.put(parameter, spec.environment());
        return values;
    }

    /// The configuration's parameters without the one that would win over a deployment's environment.
    static Map<String, String> extra(RunSpec spec, String parameter, Map<String, String> configured) {
        if (spec.environment().isEmpty()) {
            return configured;
        }
        var values = new HashMap<>(configured);
        values.remove(parameter);
        return values;
    }

    /// Where a step deploys to: its own input says; else the run's deployment, else the workflow's argument. A step
    /// of which nobody says where it deploys to has an environment of its own name: never `production`, which is
    /// GitHub's default.
    static String of(StepReport step, RunSpec spec, Optional<JsonNode> workflow, String parameter) {
        return Stream.of(
                        step.inputs().getOrDefault(parameter, ""),
                        spec.environment(),
                        workflow.map(tree -> argument(tree, parameter)).orElse(""))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseGet(step::template);
    }

    private static String argument(JsonNode workflow, String parameter) {
        for (var argument : workflow.path("spec").path("arguments").path("parameters")) {
            if (argument.path("name").asText("").equals(parameter)) {
                return argument.path("value").asText("");
            }
        }
        return "";
    }
}
