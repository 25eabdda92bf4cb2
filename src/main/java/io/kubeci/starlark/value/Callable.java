package io.kubeci.starlark.value;

/// A value that can be called.
public interface Callable extends Value {

    String name();

    /// Runs it.
    Value call(Machine machine, Arguments arguments);
}
