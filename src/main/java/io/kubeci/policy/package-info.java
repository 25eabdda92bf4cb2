/// Whether something may run, and what a level of trust may do.
@NullMarked
package io.kubeci.policy;

import org.jspecify.annotations.NullMarked;
