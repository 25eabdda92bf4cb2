/// The demo: everything in front of one's eyes, on one machine.
@NullMarked
package io.kubeci.demo;

import org.jspecify.annotations.NullMarked;
