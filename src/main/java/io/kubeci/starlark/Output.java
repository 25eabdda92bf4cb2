package io.kubeci.starlark;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Bool;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.FloatValue;
import io.kubeci.starlark.value.Indexable;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.ListValue;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.StructValue;
import io.kubeci.starlark.value.TupleValue;
import io.kubeci.starlark.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/// Writes values as JSON: dicts, structs, lists, tuples, strings, numbers, booleans and `None`. Everything
/// else is an error that names the path to it.
public final class Output {

    private static final int NODE_BYTES = 32;

    private final Writer out;
    private final Budget budget;
    private final List<Value> path = new ArrayList<>();
    private final StringBuilder where = new StringBuilder();

    private Output(Writer out, Budget budget) {
        this.out = out;
        this.budget = budget;
    }

    /// Writes one value, on one line.
    ///
    /// @throws StarlarkException of the kind `CONVERT`, or `LIMIT` if the value is too large or too deep
    public static void write(Value value, Writer out, Budget budget) {
        try {
            new Output(out, budget).write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StarlarkException error(String problem) {
        return StarlarkException.convert(where.isEmpty() ? problem : where + ": " + problem);
    }

    private void write(Value value) throws IOException {
        budget.step();
        budget.bytes(NODE_BYTES);
        if (value instanceof StringValue(String text)) {
            budget.text(text.length());
            JsonQuote.write(text, out);
        } else if (value instanceof None) {
            out.write("null");
        } else if (value instanceof Bool bool) {
            out.write(bool.truth() ? "true" : "false");
        } else if (value instanceof Int.SmallInt(long number)) {
            out.write(Long.toString(number));
        } else if (value instanceof Int number) {
            out.write(number.digits(budget, 10));
        } else if (value instanceof FloatValue(double number)) {
            writeFloat(number);
        } else {
            writeContainer(value);
        }
    }

    private void writeFloat(double number) throws IOException {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw error("float " + io.kubeci.starlark.value.FloatFormat.shortest(number));
        }
        out.write(Double.toString(number));
    }

    private void writeContainer(Value value) throws IOException {
        budget.nesting(path.size() + 1);
        budget.steps(path.size() >> 3);
        for (var outer : path) {
            if (outer == value) {
                throw error(value.type() + " contains itself");
            }
        }
        path.add(value);
        int length = where.length();
        if (value instanceof DictValue dict) {
            writeDict(dict, length);
        } else if (value instanceof StructValue struct) {
            writeStruct(struct, length);
        } else if (value instanceof ListValue || value instanceof TupleValue) {
            writeSequence((Indexable) value, length);
        } else {
            throw error(value.type().equals("builtin_function_or_method") ? "function" : value.type());
        }
        path.removeLast();
    }

    private void writeStruct(StructValue struct, int length) throws IOException {
        char before = '{';
        for (var field : struct.fields().entrySet()) {
            out.write(before);
            writeField(field.getKey(), field.getValue(), length);
            before = ',';
        }
        out.write(before == '{' ? "{}" : "}");
    }

    private void writeDict(DictValue dict, int length) throws IOException {
        var keys = dict.keys(budget);
        var values = dict.values(budget);
        out.write('{');
        for (int i = 0; i < keys.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            if (!(keys[i] instanceof StringValue(String key))) {
                throw error("key that is not a string: " + keys[i].type());
            }
            writeField(key, values[i], length);
        }
        out.write('}');
    }

    private void writeField(String name, Value value, int length) throws IOException {
        budget.text(name.length());
        where.append(length == 0 ? "" : ".").append(name);
        JsonQuote.write(name, out);
        out.write(':');
        write(value);
        where.setLength(length);
    }

    private void writeSequence(Indexable sequence, int length) throws IOException {
        out.write('[');
        for (int i = 0; i < sequence.length(); i++) {
            if (i > 0) {
                out.write(',');
            }
            where.append('[').append(i).append(']');
            write(sequence.at(i));
            where.setLength(length);
        }
        out.write(']');
    }
}
