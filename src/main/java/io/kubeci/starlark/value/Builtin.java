package io.kubeci.starlark.value;

import io.kubeci.starlark.limit.Budget;
import org.jspecify.annotations.Nullable;

/// A function written in Java, or a method of a value that is.
public final class Builtin implements Callable, Freezable {

    private final String name;
    private final Body body;
    private final @Nullable Value receiver;

    /// The Java side of a builtin.
    @FunctionalInterface
    public interface Body {

        /// Runs the builtin.
        ///
        /// @param receiver the value whose method it is; `None` for a function
        Value call(Machine machine, Value receiver, Arguments arguments);
    }

    private Builtin(String name, Body body, @Nullable Value receiver) {
        this.name = name;
        this.body = body;
        this.receiver = receiver;
    }

    public static Builtin function(String name, Body body) {
        return new Builtin(name, body, null);
    }

    public static Builtin method(String name, Body body, Value receiver) {
        return new Builtin(name, body, receiver);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String type() {
        return "builtin_function_or_method";
    }

    @Override
    public int hash(Budget budget) {
        return name.hashCode();
    }

    @Override
    public Value call(Machine machine, Arguments arguments) {
        return body.call(machine, receiver == null ? None.NONE : receiver, arguments);
    }

    @Override
    public boolean freeze(Freezer freezer) {
        if (receiver != null) {
            freezer.freeze(receiver);
        }
        return receiver != null;
    }

    @Override
    public void print(Printer out) {
        if (receiver == null) {
            out.append("<built-in function " + name + ">");
        } else {
            out.append("<built-in method " + name + " of " + receiver.type() + " value>");
        }
    }
}
