/// The templates of `setup` as files: bundled ones, those of a folder, and those that the configuration names.
@NullMarked
package io.kubeci.command.edge;

import org.jspecify.annotations.NullMarked;
