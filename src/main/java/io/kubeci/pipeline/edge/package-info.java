/// Files from the web over HTTPS, out of reach of our own network.
@NullMarked
package io.kubeci.pipeline.edge;

import org.jspecify.annotations.NullMarked;
