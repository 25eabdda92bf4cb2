package io.kubeci.starlark.builtin;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Builtin;
import io.kubeci.starlark.value.Comparison;
import io.kubeci.starlark.value.Indexing;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.ListValue;
import io.kubeci.starlark.value.Machine;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.Value;
import java.util.List;

/// The methods of lists.
record ListMethod(String name) implements Builtin.Body {

    static final List<String> NAMES = List.of("append", "clear", "extend", "index", "insert", "pop", "remove");

    @Override
    public Value call(Machine machine, Value receiver, Arguments arguments) {
        var list = (ListValue) receiver;
        var budget = machine.budget();
        return switch (name) {
            case "append" -> append(list, Unpack.positional(name, arguments, 1, 1), budget);
            case "clear" -> clear(list, arguments);
            case "extend" -> extend(list, Unpack.positional(name, arguments, 1, 1), budget);
            case "index" -> index(list, Unpack.positional(name, arguments, 1, 3), budget);
            case "insert" -> insert(list, Unpack.positional(name, arguments, 2, 2), budget);
            case "pop" -> pop(list, Unpack.positional(name, arguments, 0, 1), budget);
            default -> remove(list, Unpack.positional(name, arguments, 1, 1), budget);
        };
    }

    private void checkMutable(ListValue list, String verb) {
        Named.run(name, () -> list.checkMutable(verb));
    }

    private Value append(ListValue list, Unpack in, Budget budget) {
        checkMutable(list, "append to");
        list.add(in.value(0), budget);
        return None.NONE;
    }

    private Value clear(ListValue list, Arguments arguments) {
        Unpack.positional(name, arguments, 0, 0);
        Named.run(name, list::clear);
        return None.NONE;
    }

    private Value extend(ListValue list, Unpack in, Budget budget) {
        var more = in.iterable(0);
        checkMutable(list, "extend");
        Attributes.extend(list, more, budget);
        return None.NONE;
    }

    private Value index(ListValue list, Unpack in, Budget budget) {
        return Named.get(name, () -> {
            int start = Indexing.clamped(in.value(1), list.length(), 0, "start", budget);
            int end = Indexing.clamped(in.value(2), list.length(), list.length(), "end", budget);
            for (int i = start; i < end; i++) {
                if (Comparison.equal(list.at(i), in.value(0), budget)) {
                    return Int.of(i);
                }
            }
            throw StarlarkException.eval("value not in list");
        });
    }

    private Value insert(ListValue list, Unpack in, Budget budget) {
        long index = in.integer(0, budget);
        checkMutable(list, "insert into");
        int length = list.length();
        list.insert((int) Math.clamp(index < 0 ? index + length : index, 0, length), in.value(1), budget);
        return None.NONE;
    }

    private Value pop(ListValue list, Unpack in, Budget budget) {
        int length = list.length();
        long index = in.integer(0, length - 1L, budget);
        long position = index < 0 ? index + length : index;
        if (position < 0 || position >= length) {
            throw StarlarkException.eval(name + ": " + outOfRange(list, length, index));
        }
        checkMutable(list, "pop from");
        return list.remove((int) position, budget);
    }

    private static String outOfRange(ListValue list, int length, long index) {
        return length == 0
                ? "index " + index + " out of range: empty list"
                : list.type() + " index " + index + " out of range [" + -length + ":" + (length - 1) + "]";
    }

    private Value remove(ListValue list, Unpack in, Budget budget) {
        checkMutable(list, "remove from");
        for (int i = 0; i < list.length(); i++) {
            if (Comparison.equal(list.at(i), in.value(0), budget)) {
                list.remove(i, budget);
                return None.NONE;
            }
        }
        throw StarlarkException.eval("remove: element not found");
    }
}
