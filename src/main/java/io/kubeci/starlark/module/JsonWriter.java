package io.kubeci.starlark.module;

import io.kubeci.starlark.error.ErrorKind;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.TokenKind;
import io.kubeci.starlark.value.Bool;
import io.kubeci.starlark.value.Comparison;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.FloatFormat;
import io.kubeci.starlark.value.FloatValue;
import io.kubeci.starlark.value.HasFields;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.Iterable;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.Printer;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes values as JSON the way `json.encode` does: keys sorted, no spaces.
final class JsonWriter {

    private final Budget budget;
    private final Printer out;
    private final List<Value> path = new ArrayList<>();

    private JsonWriter(Budget budget) {
        this.budget = budget;
        this.out = new Printer(budget);
    }

    static String write(Value value, Budget budget) {
        var writer = new JsonWriter(budget);
        writer.emit(value);
        return writer.out.text();
    }

    private void emit(Value value) {
        budget.step();
        budget.nesting(path.size() + 1);
        switch (value) {
            case None _ -> out.append("null");
            case Bool bool -> out.append(bool.truth() ? "true" : "false");
            case Int number -> out.append(number.digits(budget, 10));
            case FloatValue(double number) -> out.append(number(number));
            case StringValue(String text) -> out.append(JsonText.quote(text, budget));
            default -> container(value);
        }
    }

    private static String number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw StarlarkException.eval("cannot encode non-finite float " + FloatFormat.shortest(number));
        }
        return FloatFormat.shortest(number);
    }

    private void container(Value value) {
        budget.steps(path.size() >> 3);
        for (var outer : path) {
            if (outer == value) {
                throw StarlarkException.eval("cycle in JSON structure");
            }
        }
        path.add(value);
        switch (value) {
            case DictValue dict -> object(dict);
            case Iterable iterable -> array(iterable);
            case HasFields fields -> fields(fields);
            default -> throw StarlarkException.eval("cannot encode " + value.type() + " as JSON");
        }
        path.removeLast();
    }

    private void object(DictValue dict) {
        var keys = dict.keys(budget);
        for (var key : keys) {
            if (!(key instanceof StringValue)) {
                throw StarlarkException.eval("dict has " + key.type() + " key, want string");
            }
        }
        Arrays.sort(keys, (a, b) -> Comparison.compare(TokenKind.LT, a, b, budget) ? -1 : a.equals(b) ? 0 : 1);
        out.append("{");
        for (int i = 0; i < keys.length; i++) {
            out.append(i == 0 ? "" : ",");
            emit(keys[i]);
            out.append(":");
            var key = keys[i];
            within(() -> emit(dict.get(key, budget).orElse(None.NONE)), "in dict key " + Printer.repr(key, budget));
        }
        out.append("}");
    }

    private void array(Iterable iterable) {
        out.append("[");
        var cursor = iterable.iterate();
        for (int i = 0; cursor.advance(); i++) {
            out.append(i == 0 ? "" : ",");
            within(() -> emit(cursor.current()), "at " + iterable.type() + " index " + i);
        }
        cursor.close();
        out.append("]");
    }

    private void fields(HasFields value) {
        out.append("{");
        var names = new ArrayList<>(value.fieldNames());
        names.sort(null);
        var separator = "";
        for (var name : names) {
            out.append(separator).append(JsonText.quote(name, budget)).append(":");
            within(() -> emit(value.field(name).orElse(None.NONE)), "in field ." + name);
            separator = ",";
        }
        out.append("}");
    }

    private static void within(Runnable work, String where) {
        try {
            work.run();
        } catch (StarlarkException e) {
            throw e.kind() == ErrorKind.EVAL ? e.prefixed(where + ": ") : e;
        }
    }
}
