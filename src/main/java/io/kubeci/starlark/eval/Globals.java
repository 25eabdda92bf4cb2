package io.kubeci.starlark.eval;

import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.value.Value;
import java.util.Map;

/// The global variables of a file that ran.
///
/// @param values those that have a value, in the order of their declaration
/// @param places where each is set
public record Globals(Map<String, Value> values, Map<String, Position> places) {}
