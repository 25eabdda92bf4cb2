package io.kubeci.starlark.builtin;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.TokenKind;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Bool;
import io.kubeci.starlark.value.Builtin;
import io.kubeci.starlark.value.Comparison;
import io.kubeci.starlark.value.FloatValue;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.Iterable;
import io.kubeci.starlark.value.ListValue;
import io.kubeci.starlark.value.Machine;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.Operators;
import io.kubeci.starlark.value.Printer;
import io.kubeci.starlark.value.Sized;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.TupleValue;
import io.kubeci.starlark.value.Utf8;
import io.kubeci.starlark.value.Value;

/// The built-in functions that do something with values.
record Functions(String name) implements Builtin.Body {

    @Override
    public Value call(Machine machine, Value receiver, Arguments arguments) {
        var budget = machine.budget();
        return switch (name) {
            case "abs" -> abs(Unpack.positional(name, arguments, 1, 1));
            case "all" -> Bool.of(!holds(Unpack.positional(name, arguments, 1, 1), false, budget));
            case "any" -> Bool.of(holds(Unpack.positional(name, arguments, 1, 1), true, budget));
            case "dir" -> dir(Conversions.only(name, "1", arguments), budget);
            case "enumerate" -> enumerate(Unpack.positional(name, arguments, 1, 2), budget);
            case "fail" -> throw StarlarkException.eval("fail: " + text(arguments, false, budget));
            case "getattr" -> getattr(Unpack.positional(name, arguments, 2, 3));
            case "hasattr" -> hasattr(Unpack.positional(name, arguments, 2, 2));
            case "len" -> len(Unpack.positional(name, arguments, 1, 1).value(0));
            case "max", "min" -> extreme(machine, arguments);
            case "print" -> {
                machine.print(text(arguments, true, budget));
                yield None.NONE;
            }
            case "reversed" -> reversed(Unpack.positional(name, arguments, 1, 1).iterable(0), budget);
            case "sorted" -> sorted(machine, Unpack.named(name, arguments, "iterable", "key?", "reverse?"));
            default -> Zip.zip(arguments, budget);
        };
    }

    private static Value abs(Unpack in) {
        return switch (in.value(0)) {
            case FloatValue(double number) -> new FloatValue(Math.abs(number));
            case Int number when number.sign() >= 0 -> number;
            case Int number -> Operators.unary(TokenKind.MINUS, number);
            default -> throw StarlarkException.eval("got " + in.value(0).type() + ", want int or float");
        };
    }

    private static boolean holds(Unpack in, boolean wanted, Budget budget) {
        var cursor = in.iterable(0).iterate();
        boolean found = false;
        while (!found && cursor.advance()) {
            budget.step();
            found = cursor.current().truth() == wanted;
        }
        cursor.close();
        return found;
    }

    private static Value dir(Value value, Budget budget) {
        var names = Attributes.names(value);
        budget.elements(names.size());
        var result = new Value[names.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = StringValue.of(names.get(i));
        }
        return ListValue.wrap(result);
    }

    private static Value enumerate(Unpack in, Budget budget) {
        var iterable = in.iterable(0);
        long start = in.integer(1, 0, budget);
        var result = ListValue.create(budget);
        var cursor = iterable.iterate();
        for (long i = start; cursor.advance(); i++) {
            budget.step();
            budget.elements(2);
            result.add(TupleValue.of(Int.of(i), cursor.current()), budget);
        }
        cursor.close();
        return result;
    }

    private String text(Arguments arguments, boolean bytesAsText, Budget budget) {
        var separator = Unpack.keywords(name, arguments, "sep?").string(0, " ");
        var out = new Printer(budget);
        for (int i = 0; i < arguments.count(); i++) {
            out.append(i == 0 ? "" : separator);
            if (bytesAsText && arguments.get(i) instanceof io.kubeci.starlark.value.BytesValue(var bytes)) {
                out.append(Utf8.decode(bytes));
            } else {
                out.printPlainly(arguments.get(i));
            }
        }
        return out.text();
    }

    private static Value getattr(Unpack in) {
        var attribute = in.string(1);
        return Attributes.find(in.value(0), attribute)
                .or(() -> in.optional(2))
                .orElseThrow(() -> StarlarkException.eval("getattr: " + Attributes.missing(in.value(0), attribute)));
    }

    private static Value hasattr(Unpack in) {
        return Bool.of(Attributes.find(in.value(0), in.string(1)).isPresent());
    }

    private static Value len(Value value) {
        if (value instanceof Sized sized) {
            return Int.of(sized.length());
        }
        throw StarlarkException.eval("len: value of type " + value.type() + " has no len");
    }

    private Value extreme(Machine machine, Arguments arguments) {
        if (arguments.count() == 0) {
            throw StarlarkException.eval(name + " requires at least one positional argument");
        }
        var key = Unpack.keywords(name, arguments, "key?").callable(0);
        var candidates = arguments.count() == 1 ? arguments.get(0) : TupleValue.of(arguments.positional());
        if (!(candidates instanceof Iterable iterable)) {
            throw StarlarkException.eval(name + ": " + candidates.type() + " value is not iterable");
        }
        var operator = name.equals("max") ? TokenKind.GT : TokenKind.LT;
        var cursor = iterable.iterate();
        if (!cursor.advance()) {
            throw StarlarkException.eval(name + ": argument is an empty sequence");
        }
        var best = cursor.current();
        var bestKey = key.isPresent() ? machine.call(key.get(), Arguments.of(best)) : best;
        while (cursor.advance()) {
            machine.budget().step();
            var candidate = cursor.current();
            var itsKey = key.isPresent() ? machine.call(key.get(), Arguments.of(candidate)) : candidate;
            if (isBetter(operator, itsKey, bestKey, machine.budget())) {
                best = candidate;
                bestKey = itsKey;
            }
        }
        cursor.close();
        return best;
    }

    private boolean isBetter(TokenKind operator, Value key, Value bestKey, Budget budget) {
        return Named.get(name, () -> Bool.of(Comparison.compare(operator, key, bestKey, budget)))
                .truth();
    }

    private static Value reversed(Iterable iterable, Budget budget) {
        var elements = ListValue.drain(iterable, budget);
        for (int i = 0, j = elements.length - 1; i < j; i++, j--) {
            var swap = elements[i];
            elements[i] = elements[j];
            elements[j] = swap;
        }
        return ListValue.wrap(elements);
    }

    private static Value sorted(Machine machine, Unpack in) {
        var iterable = in.iterable(0);
        var key = in.callable(1);
        boolean descending = in.bool(2, false);
        var budget = machine.budget();
        var elements = ListValue.drain(iterable, budget);
        var keys = elements;
        if (key.isPresent()) {
            keys = new Value[elements.length];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = machine.call(key.get(), Arguments.of(elements[i]));
            }
        }
        var order = Sort.order(keys, descending, budget);
        budget.elements(elements.length);
        var result = new Value[elements.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = elements[order[i]];
        }
        return ListValue.wrap(result);
    }
}
