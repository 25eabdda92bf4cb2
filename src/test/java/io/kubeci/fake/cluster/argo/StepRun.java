package io.kubeci.fake.cluster.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// One step or task as often as its items say: skipped, or run.
///
/// @param step as written
/// @param name the node's name
/// @param parents the nodes that it is a child of
record StepRun(
        Play play,
        TemplateRunner runner,
        Call parent,
        JsonNode step,
        String name,
        String display,
        List<String> parents) {

    Outcome run(Map<String, String> scope) {
        var filled = Fill.tree(step, scope);
        var id = play.nodes.id(name);
        play.nodes.link(parents, id);
        var template = play.templates.of(filled).orElseThrow();
        var call = new Call(
                template,
                Templates.nameOf(filled),
                name,
                display,
                play.nodes.id(parent.nodeName()),
                Templates.inputs(template, filled.path("arguments")),
                false,
                false,
                parent.exiting());
        var when = filled.path("when").asText("");
        if (!when.isEmpty() && !Expression.when(when)) {
            return leaveOut(call, "Skipped", "when '%s' evaluated false".formatted(when));
        }
        return runner.run(call);
    }

    Outcome leaveOut(Call call, String phase, String message) {
        var id = play.nodes.add("Skipped", call, phase);
        play.nodes.change(id, node -> {
            node.putObject("nodeFlag");
            node.remove("progress");
        });
        play.nodes.finish(id, phase, message);
        return Outcome.of(id, phase, message);
    }

    boolean mayFail(Outcome outcome) {
        var goOn = step.path("continueOn");
        return outcome.phase().equals("Failed")
                ? goOn.path("failed").asBoolean()
                : goOn.path("error").asBoolean();
    }
}
