/// Turns a resolved syntax tree into a tree of executable nodes, and runs it.
@NullMarked
package io.kubeci.starlark.eval;

import org.jspecify.annotations.NullMarked;
