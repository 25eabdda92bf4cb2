/// The command line's subcommands, which run without the operator.
@NullMarked
package io.kubeci.cli;

import org.jspecify.annotations.NullMarked;
