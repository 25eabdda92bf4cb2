package io.kubeci.workflow;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The rules for steps, and for what steps and DAG tasks have in common: they call a template.
/// Source: validate.go of Argo 4.1.2, `validateSteps`, `validateTemplateHolder` and `addItemsToScope`.
final class CallRules {

    private final Templates templates;
    private final Consumer<Fault> faults;
    private final Consumer<Place> inline;

    /// @param inline what checks a template that stands inline
    CallRules(Templates templates, Consumer<Fault> faults, Consumer<Place> inline) {
        this.templates = templates;
        this.faults = faults;
        this.inline = inline;
    }

    void steps(Place steps) {
        var calls =
                steps.items().stream().flatMap(group -> group.items().stream()).toList();
        Names.ofFields(calls, "step", faults);
        calls.forEach(this::call);
    }

    void call(Place call) {
        if (!call.node().isObject()) {
            return;
        }
        target(call);
        loop(call);
        Arguments.ofCall(call.at("arguments"), faults);
        Hooks.check(call.at("hooks"), faults);
        call.at("hooks").values().forEach(hook -> templates.reference(hook.at("template"), faults));
        templates.reference(call.at("onExit"), faults);
    }

    private void target(Place call) {
        var named = call.at("template");
        var reference = call.at("templateRef");
        var body = call.at("inline");
        if (!named.text().isEmpty() && reference.exists()) {
            faults.accept(reference.fault(FaultMessages.templateTwice()));
        } else if (named.text().isEmpty() && !reference.exists() && !body.exists()) {
            faults.accept(call.fault(FaultMessages.callsNothing(call.at("name").text())));
        }
        if (reference.exists()) {
            List.of("name", "template").stream()
                    .filter(field -> reference.at(field).text().isEmpty())
                    .forEach(field -> faults.accept(reference.fault(FaultMessages.incompleteReference(field))));
            return;
        }
        templates.reference(named, faults);
        var given = call.at("arguments").at("parameters").items().stream()
                .map(parameter -> parameter.at("name").text())
                .collect(Collectors.toSet());
        if (!named.text().isEmpty()) {
            templates.arguments(named.text(), given, call, faults);
        } else if (body.exists()) {
            Templates.inputs(body, given, call, faults);
            inline.accept(body);
        }
    }

    private void loop(Place call) {
        var loops = List.of("withItems", "withParam", "withSequence").stream()
                .filter(field -> isSet(call.at(field)))
                .toList();
        if (loops.size() > 1) {
            faults.accept(call.at(loops.get(1)).fault(FaultMessages.onlyOneOf(loops)));
        }
        var sequence = call.at("withSequence");
        if (sequence.at("count").exists() && sequence.at("end").exists()) {
            faults.accept(sequence.at("end").fault(FaultMessages.countAndEnd()));
        }
    }

    private static boolean isSet(Place place) {
        return place.node().isContainerNode()
                ? place.node().isObject() || !place.node().isEmpty()
                : !place.text().isEmpty();
    }
}
