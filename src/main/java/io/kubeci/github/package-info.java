/// What kube-ci asks of GitHub, in kube-ci's words, and values that cannot break GitHub's limits.
@NullMarked
package io.kubeci.github;

import org.jspecify.annotations.NullMarked;
