/// Simulated pods: containers that do what their `sh -c` scripts say, without anything being run.
@NullMarked
package io.kubeci.fake.cluster.pods;

import org.jspecify.annotations.NullMarked;
