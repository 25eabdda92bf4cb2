/// kube-ci: GitHub App events become Argo Workflows, and their ends become check runs.
@NullMarked
package io.kubeci;

import org.jspecify.annotations.NullMarked;
