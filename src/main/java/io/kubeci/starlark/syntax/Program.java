package io.kubeci.starlark.syntax;

import java.util.List;

/// A file that was parsed and resolved.
///
/// @param main    its statements as a function without parameters
/// @param globals the names it declares, in the order of their slots
public record Program(String file, Function main, List<String> globals) {}
