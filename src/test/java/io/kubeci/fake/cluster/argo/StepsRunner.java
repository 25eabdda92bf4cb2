package io.kubeci.fake.cluster.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Runs `steps`: groups one after the other, the steps of a group at once.
final class StepsRunner {

    private final Play play;
    private final TemplateRunner runner;

    StepsRunner(Play play, TemplateRunner runner) {
        this.play = play;
        this.runner = runner;
    }

    /// A step that was run, and how it ended.
    private record Done(StepRun run, Outcome outcome) {}

    Outcome run(Call call, Map<String, String> callScope) {
        var id = play.nodes.add("Steps", call, "Running");
        var scope = new HashMap<>(callScope);
        var groups = call.template().path("steps");
        var outbound = List.of(id);
        for (int i = 0; i < groups.size(); i++) {
            var group = call.group("%s[%d]".formatted(call.nodeName(), i), "[%d]".formatted(i), id);
            play.nodes.link(outbound, play.nodes.id(group.nodeName()));
            var groupId = play.nodes.add("StepGroup", group, "Running");
            play.nodes.change(groupId, node -> node.putObject("nodeFlag"));
            var all = together(call, group, groups.get(i), scope);
            outbound = outbound(groupId, all);
            var failed = all.stream()
                    .filter(done -> done.outcome().bad() && !done.run().mayFail(done.outcome()))
                    .findFirst();
            if (failed.isPresent()) {
                var message =
                        "child '%s' failed".formatted(failed.get().outcome().id());
                play.nodes.finish(groupId, "Failed", message);
                return end(id, "Failed", message, outbound, Map.of());
            }
            play.nodes.finish(groupId, "Succeeded", "");
        }
        return end(id, "Succeeded", "", outbound, outputs(call.template(), scope));
    }

    private Outcome end(String id, String phase, String message, List<String> outbound, Map<String, String> outputs) {
        play.nodes.outbound(id, outbound);
        play.nodes.finish(id, phase, message);
        return new Outcome(id, phase, message, outbound, outputs);
    }

    private List<Done> together(Call call, Call group, JsonNode steps, Map<String, String> scope) {
        var tasks = new ArrayList<Callable<Done>>();
        var results = new HashMap<String, List<Outcome>>();
        for (var step : steps) {
            var name = step.path("name").asText();
            var nodeName = "%s.%s".formatted(group.nodeName(), name);
            var parents = List.of(play.nodes.id(group.nodeName()));
            Optional<List<JsonNode>> items = Items.of(step, scope);
            if (items.isEmpty()) {
                var run = new StepRun(play, runner, call, step, nodeName, name, parents);
                var now = Map.copyOf(scope);
                tasks.add(() -> new Done(run, run.run(now)));
            }
            for (int i = 0; i < items.map(List::size).orElse(0); i++) {
                var item = items.get().get(i);
                var suffix = Items.suffix(i, item);
                var run = new StepRun(play, runner, call, step, nodeName + suffix, name + suffix, parents);
                var now = Items.scope(scope, item);
                tasks.add(() -> new Done(run, run.run(now)));
            }
        }
        var all = Play.together(tasks);
        all.forEach(
                done -> results.computeIfAbsent(done.run().step().path("name").asText(), _ -> new ArrayList<>())
                        .add(done.outcome()));
        results.forEach((name, outcomes) -> remember("steps." + name + ".", outcomes.getFirst(), scope));
        return all;
    }

    static void remember(String prefix, Outcome outcome, Map<String, String> scope) {
        scope.put(prefix + "status", outcome.phase());
        scope.put(prefix + "id", outcome.id());
        outcome.outputs().forEach((key, value) -> scope.put(prefix + key, value));
    }

    private static List<String> outbound(String groupId, List<Done> all) {
        var outbound = new LinkedHashSet<String>();
        all.forEach(done -> outbound.addAll(done.outcome().outbound()));
        return outbound.isEmpty() ? List.of(groupId) : List.copyOf(outbound);
    }

    /// The outputs that a group of steps gives on.
    static Map<String, String> outputs(JsonNode template, Map<String, String> scope) {
        var outputs = new HashMap<String, String>();
        template.path("outputs").path("parameters").forEach(parameter -> {
            var from = parameter.path("valueFrom").path("parameter").asText("");
            outputs.put("outputs.parameters." + parameter.path("name").asText(), Fill.text(from, scope));
        });
        return outputs;
    }
}
