/// Argo Workflows as JSON trees: names, checks, decoration, and the port to the cluster.
@NullMarked
package io.kubeci.workflow;

import org.jspecify.annotations.NullMarked;
