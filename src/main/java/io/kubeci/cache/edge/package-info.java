/// Persistent volume claims on the Kubernetes API.
@NullMarked
package io.kubeci.cache.edge;

import org.jspecify.annotations.NullMarked;
