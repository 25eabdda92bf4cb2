/// What can go wrong in a script, and where: positions, kinds of errors, backtraces.
@NullMarked
package io.kubeci.starlark.error;

import org.jspecify.annotations.NullMarked;
