/// The values of the language and the operations on them.
@NullMarked
package io.kubeci.starlark.value;

import org.jspecify.annotations.NullMarked;
