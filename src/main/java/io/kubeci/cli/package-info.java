/// The commands of the jar that do not start the operator.
@NullMarked
package io.kubeci.cli;

import org.jspecify.annotations.NullMarked;
