package io.kubeci.starlark.value;

/// A value with a number of elements.
public interface Sized extends Value {

    int length();
}
