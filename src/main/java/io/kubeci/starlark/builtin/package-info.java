/// The functions and methods that every script has.
@NullMarked
package io.kubeci.starlark.builtin;

import org.jspecify.annotations.NullMarked;
