/// Starlark as a library: evaluates untrusted scripts within limits. [io.kubeci.starlark.Starlark] is the door.
@NullMarked
package io.kubeci.starlark;

import org.jspecify.annotations.NullMarked;
