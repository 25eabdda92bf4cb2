package io.kubeci.starlark.value;

/// A value of a type of its own that can be compared with others of its type.
public interface Ordered extends Value {

    /// As [Comparable#compareTo(Object)]; the other value is of the same class.
    int compareWith(Value other);
}
