/// The modules that scripts load as `builtin:///…`.
@NullMarked
package io.kubeci.starlark.module;

import org.jspecify.annotations.NullMarked;
