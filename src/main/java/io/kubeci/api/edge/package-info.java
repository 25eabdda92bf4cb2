/// Kubernetes' own login and authorization, asked for the API's callers.
@NullMarked
package io.kubeci.api.edge;

import org.jspecify.annotations.NullMarked;
