package io.kubeci.starlark.module;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Bool;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.FloatFormat;
import io.kubeci.starlark.value.FloatValue;
import io.kubeci.starlark.value.Indexable;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.ListValue;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.Printer;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.StructValue;
import io.kubeci.starlark.value.TupleValue;
import io.kubeci.starlark.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Writes values as YAML in block style. Keys keep their order, and every text reads back as itself.
public final class YamlWriter {

    private final Budget budget;
    private final Printer out;
    private final List<Value> path = new ArrayList<>();

    private YamlWriter(Budget budget) {
        this.budget = budget;
        this.out = new Printer(budget);
    }

    /// Writes one document, with a line end.
    ///
    /// @throws StarlarkException if a value cannot be written
    public static String write(Value value, Budget budget) {
        var writer = new YamlWriter(budget);
        writer.node(value, 0, "");
        return writer.out.text();
    }

    /// Writes a value that stands behind something: `key:`, or the dash of a list.
    private void node(Value value, int indent, String space) {
        budget.step();
        budget.nesting(path.size() + 1);
        switch (value) {
            case None _ -> line(space + "null");
            case Bool bool -> line(space + (bool.truth() ? "true" : "false"));
            case Int number -> line(space + number.digits(budget, 10));
            case FloatValue(double number) -> line(space + number(number));
            case StringValue(String text) -> string(text, indent, space);
            default -> container(value, indent, space);
        }
    }

    private void line(String text) {
        out.append(text).append("\n");
    }

    private static String number(double number) {
        if (Double.isNaN(number)) {
            return ".nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? ".inf" : "-.inf";
        }
        return FloatFormat.format(number, 'g');
    }

    private void string(String text, int indent, String space) {
        if (YamlScalar.isBlock(text)) {
            line(space + (text.endsWith("\n") ? "|" : "|-"));
            for (var textLine : (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
                line(textLine.isEmpty() ? "" : " ".repeat(indent) + textLine);
            }
        } else {
            line(space + YamlScalar.write(text, budget));
        }
    }

    private void container(Value value, int indent, String space) {
        for (var outer : path) {
            if (outer == value) {
                throw StarlarkException.eval("cycle in YAML structure");
            }
        }
        path.add(value);
        switch (value) {
            case DictValue dict -> {
                var keys = dict.keys(budget);
                var values = dict.values(budget);
                map(keys, values, indent, space);
            }
            case StructValue struct -> {
                var fields = struct.fields();
                var keys = fields.keySet().stream().map(StringValue::of).toArray(Value[]::new);
                map(keys, fields.values().toArray(new Value[0]), indent, space);
            }
            case ListValue list -> sequence(list, indent, space);
            case TupleValue tuple -> sequence(tuple, indent, space);
            default -> throw StarlarkException.eval("cannot encode " + value.type() + " as YAML");
        }
        path.removeLast();
    }

    private void map(Value[] keys, Value[] values, int indent, String space) {
        if (keys.length == 0) {
            line(space + "{}");
            return;
        }
        boolean afterDash = space.equals(" -");
        if (!space.isEmpty() && !afterDash) {
            line("");
        }
        for (int i = 0; i < keys.length; i++) {
            out.append(i == 0 && afterDash ? " " : " ".repeat(indent))
                    .append(key(keys[i]))
                    .append(":");
            boolean isList = values[i] instanceof ListValue || values[i] instanceof TupleValue;
            node(values[i], isList ? indent : indent + 2, " ");
        }
    }

    private String key(Value key) {
        return switch (key) {
            case StringValue(String text) -> YamlScalar.write(text, budget);
            case Int _, Bool _, None _, FloatValue _ -> {
                var nested = write(key, budget);
                yield nested.substring(0, nested.length() - 1);
            }
            default -> throw StarlarkException.eval("cannot encode " + key.type() + " as a YAML key");
        };
    }

    private void sequence(Indexable sequence, int indent, String space) {
        if (sequence.length() == 0) {
            line((space.equals(" -") ? " " : space) + "[]");
            return;
        }
        boolean afterDash = space.equals(" -");
        if (!space.isEmpty() && !afterDash) {
            line("");
        }
        for (int i = 0; i < sequence.length(); i++) {
            out.append(i == 0 && afterDash ? " " : " ".repeat(indent)).append("-");
            var element = sequence.at(i);
            boolean nested = element instanceof DictValue
                    || element instanceof StructValue
                    || element instanceof ListValue
                    || element instanceof TupleValue;
            node(element, indent + 2, nested && !isEmpty(element) ? " -" : " ");
        }
    }

    private static boolean isEmpty(Value value) {
        return switch (value) {
            case StructValue struct -> struct.fields().isEmpty();
            default -> !value.truth();
        };
    }
}
