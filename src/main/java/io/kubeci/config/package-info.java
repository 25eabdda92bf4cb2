/// Start options and the configuration file.
@NullMarked
package io.kubeci.config;

import org.jspecify.annotations.NullMarked;
