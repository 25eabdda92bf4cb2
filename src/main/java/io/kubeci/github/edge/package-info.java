/// GitHub's REST and GraphQL APIs over HTTP.
@NullMarked
package io.kubeci.github.edge;

import org.jspecify.annotations.NullMarked;
