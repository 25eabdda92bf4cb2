/// The story of kube-ci, from an event to a finished check run. Start reading here.
@NullMarked
package io.kubeci.flow;

import org.jspecify.annotations.NullMarked;
