package io.kubeci.starlark.eval;

import io.kubeci.starlark.value.Value;

/// Something that can be assigned to.
interface Target {

    void assign(Frame frame, Value value);
}
