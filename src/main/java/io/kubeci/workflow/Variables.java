package io.kubeci.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Which `{{workflow.parameters.x}}` and `{{inputs.parameters.x}}` of a template can never get a value.
/// Source: validate.go of Argo 4.1.2, `resolveAllVariables`, over the template as Go's `fasttemplate` reads it.
record Variables(Set<String> workflowParameters, Set<String> inputParameters) {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final String WORKFLOW = "workflow.parameters.";
    private static final String INPUTS = "inputs.parameters.";

    /// `{{workflow.parameters.json}}` is all of them.
    private static final String ALL = "json";

    /// Complains of each that is certain. A template in which braces are left open is passed over: Argo reads on from
    /// there into whatever comes next.
    void check(Place template, Consumer<Fault> faults) {
        var texts = checked(template).flatMap(Place::texts).toList();
        if (texts.stream().anyMatch(text -> isOpen(text.text()))) {
            return;
        }
        for (var text : texts) {
            names(text.text()).forEach(name -> resolve(name, text, faults));
        }
    }

    /// Argo looks at the whole of a template that runs something, but of steps and dag only at the calls and outputs.
    /// What stands inline is checked by itself.
    private static Stream<Place> checked(Place template) {
        var calls = Stream.concat(
                        template.at("steps").items().stream().flatMap(group -> group.items().stream()),
                        template.at("dag").at("tasks").items().stream())
                .flatMap(call -> call.values().stream())
                .filter(field -> !field.key().equals("inline"));
        return template.at("steps").exists() || template.at("dag").exists()
                ? Stream.concat(calls, Stream.of(template.at("outputs")))
                : Stream.of(template);
    }

    private void resolve(String name, Place place, Consumer<Fault> faults) {
        if (name.startsWith(WORKFLOW)) {
            var parameter = name.substring(WORKFLOW.length());
            if (!parameter.equals(ALL) && !workflowParameters.contains(parameter)) {
                faults.accept(unresolved(name, parameter, place, workflowParameters));
            }
        } else if (name.startsWith(INPUTS)) {
            var parameter = name.substring(INPUTS.length());
            if (!inputParameters.contains(parameter)) {
                faults.accept(unresolved(name, parameter, place, inputParameters));
            }
        }
    }

    private static Fault unresolved(String name, String parameter, Place place, Set<String> known) {
        return place.fault(FaultMessages.unresolved(name, parameter, known));
    }

    private static boolean isOpen(String text) {
        var last = text.lastIndexOf(OPEN);
        return last >= 0 && text.indexOf(CLOSE, last) < 0;
    }

    /// The simple variables of a text; expressions (`{{=…}}`) are not looked into.
    private static List<String> names(String text) {
        var names = new ArrayList<String>();
        int open = text.indexOf(OPEN);
        while (open >= 0) {
            int close = text.indexOf(CLOSE, open + OPEN.length());
            if (close < 0) {
                break;
            }
            var name = text.substring(open + OPEN.length(), close).strip();
            if (!name.startsWith("=")) {
                names.add(name);
            }
            open = text.indexOf(OPEN, close + CLOSE.length());
        }
        return names;
    }
}
