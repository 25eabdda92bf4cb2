package io.kubeci.starlark.builtin;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.Spelling;
import io.kubeci.starlark.value.Builtin;
import io.kubeci.starlark.value.BytesValue;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.HasFields;
import io.kubeci.starlark.value.Iterable;
import io.kubeci.starlark.value.ListValue;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Fields and methods of values: `x.name`.
public final class Attributes {

    private Attributes() {}

    /// A field or method.
    ///
    /// @throws StarlarkException if there is none of that name
    public static Value get(Value value, String name) {
        var found = find(value, name);
        if (found.isPresent()) {
            return found.get();
        }
        var hint = Spelling.nearest(name, names(value));
        throw StarlarkException.eval(
                missing(value, name) + (hint.isPresent() ? " (did you mean ." + hint.get() + "?)" : ""));
    }

    static String missing(Value value, String name) {
        return value instanceof HasFields fields
                ? fields.missingField(name)
                : value.type() + " has no ." + name + " field or method";
    }

    /// A field or method, if there is one of that name.
    public static Optional<Value> find(Value value, String name) {
        if (value instanceof HasFields fields) {
            return fields.field(name);
        }
        return methods(value).contains(name)
                ? Optional.of(Builtin.method(name, body(value, name), value))
                : Optional.empty();
    }

    private static Builtin.Body body(Value value, String name) {
        if (value instanceof StringValue) {
            return new StringMethod(name);
        }
        if (value instanceof ListValue) {
            return new ListMethod(name);
        }
        return value instanceof DictValue ? new DictMethod(name) : new BytesMethod(name);
    }

    private static List<String> methods(Value value) {
        if (value instanceof StringValue) {
            return StringMethod.NAMES;
        }
        if (value instanceof ListValue) {
            return ListMethod.NAMES;
        }
        if (value instanceof DictValue) {
            return DictMethod.NAMES;
        }
        return value instanceof BytesValue ? BytesMethod.NAMES : List.of();
    }

    /// The names of all fields and methods, sorted.
    public static List<String> names(Value value) {
        var names = new ArrayList<>(value instanceof HasFields fields ? fields.fieldNames() : methods(value));
        names.sort(null);
        return names;
    }

    /// Puts all elements of an iterable at the end of a list, which may be the iterable itself.
    public static void extend(ListValue list, Iterable more, Budget budget) {
        if (more instanceof ListValue other) {
            for (var element : other.toArray(budget)) {
                list.add(element, budget);
            }
            return;
        }
        var cursor = more.iterate();
        while (cursor.advance()) {
            budget.step();
            list.add(cursor.current(), budget);
        }
        cursor.close();
    }
}
