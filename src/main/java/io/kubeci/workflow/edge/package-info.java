/// Argo Workflows on the Kubernetes API.
@NullMarked
package io.kubeci.workflow.edge;

import org.jspecify.annotations.NullMarked;
