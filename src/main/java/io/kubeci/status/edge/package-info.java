/// Pods, their logs and secrets on the Kubernetes API.
@NullMarked
package io.kubeci.status.edge;

import org.jspecify.annotations.NullMarked;
