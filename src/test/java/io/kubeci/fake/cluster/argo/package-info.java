/// A simulated Argo controller, which plays Workflows in the fake cluster and says that it is simulated.
///
/// Start reading at `SimulatedArgo`; what it writes is modelled on recordings of the real controller, version 4.1.
@NullMarked
package io.kubeci.fake.cluster.argo;

import org.jspecify.annotations.NullMarked;
