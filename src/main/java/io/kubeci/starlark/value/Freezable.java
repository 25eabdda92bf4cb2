package io.kubeci.starlark.value;

/// A value that is mutable, or holds values that may be.
public interface Freezable extends Value {

    /// Becomes immutable and hands the values it holds to the freezer.
    ///
    /// @return whether that was news
    boolean freeze(Freezer freezer);
}
