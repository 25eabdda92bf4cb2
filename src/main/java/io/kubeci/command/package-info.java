/// What people write to kube-ci in comments: finding it, understanding it, and the templates that `setup` commits.
@NullMarked
package io.kubeci.command;

import org.jspecify.annotations.NullMarked;
