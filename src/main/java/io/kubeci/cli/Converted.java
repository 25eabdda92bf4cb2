package io.kubeci.cli;

import io.kubeci.starlark.Evaluation;
import io.kubeci.starlark.JsonQuote;
import io.kubeci.starlark.Output;
import io.kubeci.starlark.error.ErrorKind;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.module.YamlWriter;
import io.kubeci.starlark.value.Value;
import java.io.StringWriter;
import java.util.Optional;

/// The globals of a script as text.
///
/// @param workflow the global `workflow`, as JSON or YAML
/// @param globals  the other public globals that can be converted, as one JSON object
record Converted(Optional<String> workflow, String globals) {

    private static final String WORKFLOW = "workflow";

    static final Converted NOTHING = new Converted(Optional.empty(), "{}");

    /// For programs.
    static Converted toJson(Evaluation evaluation) {
        var workflow = evaluation.global(WORKFLOW);
        if (workflow.isEmpty()) {
            return new Converted(Optional.empty(), globals(evaluation));
        }
        var json = workflowJson(workflow.get(), evaluation);
        return new Converted(Optional.of(json), globals(evaluation));
    }

    /// For people. What cannot be JSON is refused here too, with the path to it.
    static Converted toYaml(Evaluation evaluation) {
        var workflow = evaluation.global(WORKFLOW);
        if (workflow.isEmpty()) {
            return NOTHING;
        }
        workflowJson(workflow.get(), evaluation);
        return new Converted(Optional.of(YamlWriter.write(workflow.get(), evaluation.budget())), "{}");
    }

    private static String workflowJson(Value workflow, Evaluation evaluation) {
        try {
            return json(workflow, evaluation.budget());
        } catch (StarlarkException e) {
            throw e.located(evaluation.file(), evaluation.place(WORKFLOW));
        }
    }

    private static String globals(Evaluation evaluation) {
        var out = new StringWriter();
        char before = '{';
        for (var global : evaluation.globals().entrySet()) {
            var name = global.getKey();
            if (name.startsWith("_") || name.equals(WORKFLOW)) {
                continue;
            }
            var value = ifConvertible(global.getValue(), evaluation.budget());
            if (value.isPresent()) {
                out.write(before);
                out.write(quoted(name));
                out.write(':');
                out.write(value.get());
                before = ',';
            }
        }
        return before == '{' ? "{}" : out.append('}').toString();
    }

    private static Optional<String> ifConvertible(Value value, Budget budget) {
        try {
            return Optional.of(json(value, budget));
        } catch (StarlarkException e) {
            if (e.kind() == ErrorKind.CONVERT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String json(Value value, Budget budget) {
        var out = new StringWriter();
        Output.write(value, out, budget);
        return out.toString();
    }

    /// A text as JSON.
    static String quoted(String text) {
        var out = new StringBuilder(text.length() + 2);
        JsonQuote.append(text, out);
        return out.toString();
    }
}
