package io.kubeci.starlark;

import com.fasterxml.jackson.core.JsonGenerator;
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
import java.util.ArrayList;
import java.util.List;

/// Writes values as JSON: dicts, structs, lists, tuples, strings, numbers, booleans and `None`. Everything
/// else is an error that names the path to it.
public final class Output {

    private static final int NODE_BYTES = 32;

    private final JsonGenerator out;
    private final Budget budget;
    private final List<Value> path = new ArrayList<>();
    private final StringBuilder where = new StringBuilder();

    private Output(JsonGenerator out, Budget budget) {
        this.out = out;
        this.budget = budget;
    }

    /// Writes one value.
    ///
    /// @throws StarlarkException of the kind `CONVERT`, or `LIMIT` if the value is too large or too deep
    public static void write(Value value, JsonGenerator out, Budget budget) {
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
            out.writeString(text);
        } else if (value instanceof None) {
            out.writeNull();
        } else if (value instanceof Bool bool) {
            out.writeBoolean(bool.truth());
        } else if (value instanceof Int.SmallInt(long number)) {
            out.writeNumber(number);
        } else if (value instanceof Int number) {
            out.writeNumber(number.digits(budget, 10));
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
        out.writeNumber(number);
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
            out.writeStartObject();
            for (var field : struct.fields().entrySet()) {
                writeField(field.getKey(), field.getValue(), length);
            }
            out.writeEndObject();
        } else if (value instanceof ListValue || value instanceof TupleValue) {
            writeSequence((Indexable) value, length);
        } else {
            throw error(value.type().equals("builtin_function_or_method") ? "function" : value.type());
        }
        path.removeLast();
    }

    private void writeDict(DictValue dict, int length) throws IOException {
        var keys = dict.keys(budget);
        var values = dict.values(budget);
        out.writeStartObject();
        for (int i = 0; i < keys.length; i++) {
            if (!(keys[i] instanceof StringValue(String key))) {
                throw error("key that is not a string: " + keys[i].type());
            }
            writeField(key, values[i], length);
        }
        out.writeEndObject();
    }

    private void writeField(String name, Value value, int length) throws IOException {
        budget.text(name.length());
        where.append(length == 0 ? "" : ".").append(name);
        out.writeFieldName(name);
        write(value);
        where.setLength(length);
    }

    private void writeSequence(Indexable sequence, int length) throws IOException {
        out.writeStartArray();
        for (int i = 0; i < sequence.length(); i++) {
            where.append('[').append(i).append(']');
            write(sequence.at(i));
            where.setLength(length);
        }
        out.writeEndArray();
    }
}
