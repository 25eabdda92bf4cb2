package io.kubeci.starlark.builtin;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.Iterable;
import io.kubeci.starlark.value.Sized;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Value;
import java.util.HashSet;

/// What `dict(…)` and `d.update(…)` do with their arguments.
final class DictUpdate {

    private DictUpdate() {}

    static void apply(DictValue dict, Arguments arguments, Budget budget) {
        if (arguments.count() == 1) {
            switch (arguments.get(0)) {
                case DictValue other -> putAll(dict, other, budget);
                case Iterable pairs -> putPairs(dict, pairs, budget);
                default ->
                    throw StarlarkException.eval("got " + arguments.get(0).type() + ", want iterable");
            }
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < arguments.names().length; i++) {
            var name = arguments.names()[i];
            dict.put(StringValue.of(name), arguments.named()[i], budget);
            if (!seen.add(name)) {
                throw StarlarkException.eval("duplicate keyword arg: \"" + name + "\"");
            }
        }
    }

    private static void putAll(DictValue dict, DictValue other, Budget budget) {
        var keys = other.keys(budget);
        var values = other.values(budget);
        for (int i = 0; i < keys.length; i++) {
            dict.put(keys[i], values[i], budget);
        }
    }

    private static void putPairs(DictValue dict, Iterable pairs, Budget budget) {
        var cursor = pairs.iterate();
        for (int i = 0; cursor.advance(); i++) {
            budget.step();
            put(dict, cursor.current(), i, budget);
        }
        cursor.close();
    }

    private static void put(DictValue dict, Value pair, int index, Budget budget) {
        var complaint = "dictionary update sequence element #" + index;
        if (!(pair instanceof Iterable iterable)) {
            throw StarlarkException.eval(complaint + " is not iterable (" + pair.type() + ")");
        }
        if (!(pair instanceof Sized sized)) {
            throw StarlarkException.eval(complaint + " has unknown length (" + pair.type() + ")");
        }
        if (sized.length() != 2) {
            throw StarlarkException.eval(complaint + " has length " + sized.length() + ", want 2");
        }
        var cursor = iterable.iterate();
        cursor.advance();
        var key = cursor.current();
        cursor.advance();
        var value = cursor.current();
        dict.put(key, value, budget);
        cursor.close();
    }
}
