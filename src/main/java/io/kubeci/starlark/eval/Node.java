package io.kubeci.starlark.eval;

import io.kubeci.starlark.value.Value;

/// An expression that can be run.
///
/// Before an operation that can fail, a node tells the frame where it is; that is all an error needs to
/// know its place.
interface Node {

    Value eval(Frame frame);
}
