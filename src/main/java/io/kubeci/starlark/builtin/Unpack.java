package io.kubeci.starlark.builtin;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.Spelling;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Bool;
import io.kubeci.starlark.value.Callable;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.Iterable;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Value;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The arguments of one call of a builtin, checked for their number.
public final class Unpack {

    private final String function;
    private final @Nullable Value[] values;
    /// Names of the parameters; empty if they are told by number.
    private final String[] names;
    /// How many of the arguments came without a name; the others are told in quotes.
    private final int positional;

    private Unpack(String function, @Nullable Value[] values, int positional, String... names) {
        this.function = function;
        this.values = values;
        this.positional = positional;
        this.names = names;
    }

    /// For builtins that take no keywords.
    public static Unpack positional(String function, Arguments arguments, int min, int max) {
        if (arguments.hasNames()) {
            throw StarlarkException.eval(function + ": unexpected keyword arguments");
        }
        int count = arguments.count();
        if (count < min) {
            throw StarlarkException.eval(
                    function + ": got " + count + " arguments, want " + (min < max ? "at least " : "") + min);
        }
        if (count > max) {
            throw StarlarkException.eval(
                    function + ": got " + count + " arguments, want " + (max > min ? "at most " : "") + max);
        }
        return new Unpack(function, Arrays.copyOf(arguments.positional(), max), count);
    }

    /// For builtins whose parameters have names; those that end in `?` may be left out.
    public static Unpack named(String function, Arguments arguments, String... parameters) {
        int count = arguments.count();
        if (count > parameters.length) {
            throw StarlarkException.eval(function + ": got " + count + " arguments, want at most " + parameters.length);
        }
        var names = new String[parameters.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = parameters[i].replace("?", "");
        }
        var values = new @Nullable Value[names.length];
        System.arraycopy(arguments.positional(), 0, values, 0, count);
        for (int i = 0; i < arguments.names().length; i++) {
            var name = arguments.names()[i];
            int index = Arrays.asList(names).indexOf(name);
            if (index < 0) {
                throw unexpected(function, name, names);
            }
            if (values[index] != null) {
                throw StarlarkException.eval(function + ": got multiple values for keyword argument \"" + name + "\"");
            }
            values[index] = arguments.named()[i];
        }
        for (int i = 0; i < names.length; i++) {
            if (values[i] == null && !parameters[i].endsWith("?")) {
                throw StarlarkException.eval(function + ": missing argument for " + names[i]);
            }
        }
        return new Unpack(function, values, count, names);
    }

    private static StarlarkException unexpected(String function, String name, String... names) {
        // The Go implementation makes its guesses among the first half of the parameters only.
        var guesses = Arrays.asList(names).subList(0, (names.length + 1) / 2);
        var hint = Spelling.nearest(name, guesses);
        return StarlarkException.eval(function + ": unexpected keyword argument \"" + name + "\""
                + (hint.isPresent() ? " (did you mean " + hint.get() + "?)" : ""));
    }

    /// Keyword arguments only, for functions that take any number of others.
    public static Unpack keywords(String function, Arguments arguments, String... parameters) {
        return named(function, new Arguments(new Value[0], arguments.names(), arguments.named()), parameters);
    }

    public boolean has(int index) {
        return values[index] != null;
    }

    /// The argument, or `None` where it was left out.
    public Value value(int index) {
        var value = values[index];
        return value == null ? None.NONE : value;
    }

    public Optional<Value> optional(int index) {
        return Optional.ofNullable(values[index]);
    }

    /// The complaint about an argument of the wrong type.
    public StarlarkException wrong(int index, String wanted) {
        return complaint(index, "got " + value(index).type() + ", want " + wanted);
    }

    /// A complaint about an argument.
    public StarlarkException complaint(int index, String message) {
        var name = names.length == 0 ? String.valueOf(index + 1) : names[index];
        var parameter = index < positional ? name : "\"" + name + "\"";
        return StarlarkException.eval(function + ": for parameter " + parameter + ": " + message);
    }

    public String string(int index) {
        if (value(index) instanceof StringValue(String text)) {
            return text;
        }
        throw wrong(index, "string");
    }

    public String string(int index, String absent) {
        return has(index) ? string(index) : absent;
    }

    public boolean bool(int index, boolean absent) {
        if (!has(index)) {
            return absent;
        }
        if (value(index) instanceof Bool bool) {
            return bool.truth();
        }
        throw wrong(index, "bool");
    }

    /// An integer of 64 bits.
    public long integer(int index, Budget budget) {
        if (!(value(index) instanceof Int number)) {
            throw wrong(index, "int");
        }
        if (number instanceof Int.SmallInt(long small)) {
            return small;
        }
        throw complaint(index, number.digits(budget, 10) + " out of range (want value in signed 64-bit range)");
    }

    public long integer(int index, long absent, Budget budget) {
        return has(index) ? integer(index, budget) : absent;
    }

    public Iterable iterable(int index) {
        if (value(index) instanceof Iterable iterable) {
            return iterable;
        }
        throw wrong(index, "iterable");
    }

    public Optional<Callable> callable(int index) {
        if (!has(index)) {
            return Optional.empty();
        }
        if (value(index) instanceof Callable callable) {
            return Optional.of(callable);
        }
        throw wrong(index, "callable");
    }
}
