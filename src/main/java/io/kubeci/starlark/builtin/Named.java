package io.kubeci.starlark.builtin;

import io.kubeci.starlark.error.ErrorKind;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.value.Value;
import java.util.function.Supplier;

/// Puts the name of a builtin before the errors of what it does.
public final class Named {

    private Named() {}

    /// Runs something that gives a value.
    public static Value get(String name, Supplier<Value> work) {
        try {
            return work.get();
        } catch (StarlarkException e) {
            throw e.hasTrace() || e.kind() != ErrorKind.EVAL ? e : e.prefixed(name + ": ");
        }
    }

    /// Runs something that gives nothing.
    public static void run(String name, Runnable work) {
        try {
            work.run();
        } catch (StarlarkException e) {
            throw e.hasTrace() || e.kind() != ErrorKind.EVAL ? e : e.prefixed(name + ": ");
        }
    }
}
