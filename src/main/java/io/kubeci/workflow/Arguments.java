package io.kubeci.workflow;

import java.util.Set;
import java.util.function.Consumer;

/// The rules for arguments of workflows, steps and tasks.
/// Source: validate.go of Argo 4.1.2, `validateArgumentsValues`.
final class Arguments {

    private Arguments() {}

    /// @param given parameters that will be replaced by values of our own, so that theirs do not matter
    static void ofWorkflow(Place arguments, Set<String> given, Consumer<Fault> faults) {
        var parameters = arguments.at("parameters").items();
        Names.ofParameters(parameters, "parameter", faults);
        Names.ofParameters(arguments.at("artifacts").items(), "artifact", faults);
        parameters.stream()
                .filter(parameter -> !given.contains(parameter.at("name").text()))
                .forEach(parameter -> value(parameter, faults));
    }

    static void ofCall(Place arguments, Consumer<Fault> faults) {
        ofWorkflow(arguments, Set.of(), faults);
    }

    private static void value(Place parameter, Consumer<Fault> faults) {
        var name = parameter.at("name").text();
        var value = parameter.at("value");
        var source = parameter.at("valueFrom");
        if (name.isEmpty()) {
            return;
        }
        if (!value.exists() && !source.exists()) {
            faults.accept(parameter.fault(
                    FaultMessages.noValue(name, parameter.at("default").exists())));
        } else if (source.exists() && !isAllowed(source)) {
            faults.accept(source.fault(FaultMessages.noSource(name)));
        }
        oneOf(parameter, name, value, faults);
    }

    private static boolean isAllowed(Place source) {
        return source.at("configMapKeyRef").exists()
                || source.at("supplied").exists()
                || !source.at("event").text().isEmpty();
    }

    private static void oneOf(Place parameter, String name, Place value, Consumer<Fault> faults) {
        var allowed = parameter.at("enum");
        if (!allowed.node().isArray()) {
            return;
        }
        if (allowed.node().isEmpty()) {
            faults.accept(allowed.fault(FaultMessages.emptyEnum(name)));
        } else if (value.exists()
                && !Names.isVariable(value.text())
                && allowed.items().stream().noneMatch(one -> one.text().equals(value.text()))) {
            faults.accept(value.fault(FaultMessages.notInEnum(value.text(), name)));
        }
    }
}
