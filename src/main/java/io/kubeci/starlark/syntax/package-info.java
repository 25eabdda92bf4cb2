/// From source text to a resolved syntax tree.
@NullMarked
package io.kubeci.starlark.syntax;

import org.jspecify.annotations.NullMarked;
