/// What a script may use up: limits, and the budget that counts against them.
@NullMarked
package io.kubeci.starlark.limit;

import org.jspecify.annotations.NullMarked;
