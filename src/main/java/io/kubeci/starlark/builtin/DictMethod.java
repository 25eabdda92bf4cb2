package io.kubeci.starlark.builtin;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Builtin;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.ListValue;
import io.kubeci.starlark.value.Machine;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.TupleValue;
import io.kubeci.starlark.value.Value;
import java.util.List;

/// The methods of dicts.
record DictMethod(String name) implements Builtin.Body {

    static final List<String> NAMES =
            List.of("clear", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values");

    @Override
    public Value call(Machine machine, Value receiver, Arguments arguments) {
        var dict = (DictValue) receiver;
        var budget = machine.budget();
        return switch (name) {
            case "get" -> get(dict, Unpack.positional(name, arguments, 1, 2), budget);
            case "pop" -> pop(dict, Unpack.positional(name, arguments, 1, 2), budget);
            case "setdefault" -> setDefault(dict, Unpack.positional(name, arguments, 1, 2), budget);
            case "update" -> update(dict, arguments, budget);
            default -> withoutArguments(dict, arguments, budget);
        };
    }

    private Value withoutArguments(DictValue dict, Arguments arguments, Budget budget) {
        Unpack.positional(name, arguments, 0, 0);
        return switch (name) {
            case "clear" -> {
                dict.clear();
                yield None.NONE;
            }
            case "items" -> ListValue.wrap(items(dict, budget));
            case "keys" -> ListValue.wrap(dict.keys(budget));
            case "popitem" -> popItem(dict, budget);
            default -> ListValue.wrap(dict.values(budget));
        };
    }

    private static Value[] items(DictValue dict, Budget budget) {
        var keys = dict.keys(budget);
        var values = dict.values(budget);
        budget.bytes(48L * keys.length);
        var items = new Value[keys.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = TupleValue.of(keys[i], values[i]);
        }
        return items;
    }

    private Value get(DictValue dict, Unpack in, Budget budget) {
        return Named.get(name, () -> dict.get(in.value(0), budget).orElse(in.value(1)));
    }

    private Value pop(DictValue dict, Unpack in, Budget budget) {
        return Named.get(name, () -> {
            var removed = dict.remove(in.value(0), budget);
            return removed.or(() -> in.optional(1)).orElseThrow(() -> StarlarkException.eval("missing key"));
        });
    }

    private Value popItem(DictValue dict, Budget budget) {
        return Named.get(name, () -> {
            var key = dict.firstKey().orElseThrow(() -> StarlarkException.eval("empty dict"));
            var value = dict.remove(key, budget).orElse(None.NONE);
            return TupleValue.of(key, value);
        });
    }

    private Value setDefault(DictValue dict, Unpack in, Budget budget) {
        return Named.get(name, () -> {
            var known = dict.get(in.value(0), budget);
            if (known.isPresent()) {
                return known.get();
            }
            dict.put(in.value(0), in.value(1), budget);
            return in.value(1);
        });
    }

    private Value update(DictValue dict, Arguments arguments, Budget budget) {
        if (arguments.count() > 1) {
            throw StarlarkException.eval("update: got " + arguments.count() + " arguments, want at most 1");
        }
        return Named.get(name, () -> {
            DictUpdate.apply(dict, arguments, budget);
            return None.NONE;
        });
    }
}
