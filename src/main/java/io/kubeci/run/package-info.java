/// A run as a value: what was asked for, what has happened so far, and the port to where it is remembered.
@NullMarked
package io.kubeci.run;

import org.jspecify.annotations.NullMarked;
