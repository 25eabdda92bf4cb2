package io.kubeci.starlark.value;

/// A loop over a value.
public interface Cursor {

    /// Moves to the next element and returns whether there is one.
    boolean advance();

    /// The element that [#advance()] moved to.
    Value current();

    /// Ends the loop.
    default void close() {}
}
