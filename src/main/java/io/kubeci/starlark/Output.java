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
    /// How much is collected before it is handed on.
    private static final int CHUNK = 4_096;

    private final Writer out;
    private final Budget budget;
    private final StringBuilder text = new StringBuilder(2 * CHUNK);
    private final List<Value> path = new ArrayList<>();
    /// The keys and indexes that lead to the value being written.
    private final List<Object> places = new ArrayList<>();

    private Output(Writer out, Budget budget) {
        this.out = out;
        this.budget = budget;
    }

    /// Writes one value, on one line.
    ///
    /// @throws StarlarkException of the kind `CONVERT`, or `LIMIT` if the value is too large or too deep
    public static void write(Value value, Writer out, Budget budget) {
        try {
            var output = new Output(out, budget);
            output.write(value);
            out.append(output.text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StarlarkException error(String problem) {
        var where = new StringBuilder();
        for (var place : places) {
            if (place instanceof Integer index) {
                where.append('[').append(index.intValue()).append(']');
            } else {
                where.append(where.isEmpty() ? "" : ".").append(place);
            }
        }
        return StarlarkException.convert(where.isEmpty() ? problem : where + ": " + problem);
    }

    private void flushIfLong() throws IOException {
        if (text.length() > CHUNK) {
            out.append(text);
            text.setLength(0);
        }
    }

    private void write(Value value) throws IOException {
        budget.step();
        budget.bytes(NODE_BYTES);
        if (value instanceof StringValue(String string)) {
            budget.text(string.length());
            writeString(string);
        } else if (value instanceof None) {
            text.append("null");
        } else if (value instanceof Bool bool) {
            text.append(bool.truth() ? "true" : "false");
        } else if (value instanceof Int.SmallInt(long number)) {
            text.append(Long.toString(number));
        } else if (value instanceof Int number) {
            text.append(number.digits(budget, 10));
        } else if (value instanceof FloatValue(double number)) {
            writeFloat(number);
        } else {
            writeContainer(value);
        }
    }

    private void writeString(String string) throws IOException {
        text.append('"');
        for (int from = 0; from < string.length(); from += CHUNK) {
            JsonQuote.append(string, from, Math.min(from + CHUNK, string.length()), text);
            flushIfLong();
        }
        text.append('"');
    }

    private void writeFloat(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw error("float " + io.kubeci.starlark.value.FloatFormat.shortest(number));
        }
        text.append(Double.toString(number));
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
        if (value instanceof DictValue dict) {
            writeDict(dict);
        } else if (value instanceof StructValue struct) {
            writeStruct(struct);
        } else if (value instanceof ListValue || value instanceof TupleValue) {
            writeSequence((Indexable) value);
        } else {
            throw error(value.type().equals("builtin_function_or_method") ? "function" : value.type());
        }
        path.removeLast();
    }

    private void writeStruct(StructValue struct) throws IOException {
        char before = '{';
        for (var field : struct.fields().entrySet()) {
            text.append(before);
            writeField(field.getKey(), field.getValue());
            before = ',';
        }
        text.append(before == '{' ? "{}" : "}");
    }

    private void writeDict(DictValue dict) throws IOException {
        var keys = dict.keys(budget);
        var values = dict.values(budget);
        text.append('{');
        for (int i = 0; i < keys.length; i++) {
            if (i > 0) {
                text.append(',');
            }
            if (!(keys[i] instanceof StringValue(String key))) {
                throw error("key that is not a string: " + keys[i].type());
            }
            writeField(key, values[i]);
        }
        text.append('}');
    }

    private void writeField(String name, Value value) throws IOException {
        budget.text(name.length());
        places.add(name);
        writeString(name);
        text.append(':');
        write(value);
        places.removeLast();
        flushIfLong();
    }

    private void writeSequence(Indexable sequence) throws IOException {
        text.append('[');
        for (int i = 0; i < sequence.length(); i++) {
            if (i > 0) {
                text.append(',');
            }
            places.add(i);
            write(sequence.at(i));
            places.removeLast();
            flushIfLong();
        }
        text.append(']');
    }
}
