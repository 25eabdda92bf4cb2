package io.kubeci.starlark.value;

/// A value that `for` can loop over.
public interface Iterable extends Value {

    /// Begins a loop. Lists and dicts cannot be changed until it is closed.
    Cursor iterate();
}
