package io.kubeci.starlark.syntax;

import io.kubeci.starlark.error.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A file that was parsed and resolved.
///
/// @param main    its statements as a function without parameters
/// @param globals the names it declares, in the order of their slots, and where it does
public record Program(String file, Function main, Map<String, Position> globals) {

    /// Keeps the order.
    public Program {
        globals = Collections.unmodifiableMap(new LinkedHashMap<>(globals));
    }
}
