/// The packaged operator as a process, the world around it, and the stories that are told with it.
///
/// Start reading at `Scenario`; a `Scene` is one operator with its GitHub and its cluster.
///
/// | Lane | cluster | Argo | needs |
/// |---|---|---|---|
/// | process | `FakeCluster` | `SimulatedArgo` | nothing |
/// | cluster | a real API server | the real controller | `KUBECI_IT_KUBECONFIG`, or Docker |
@NullMarked
package io.kubeci.process;

import org.jspecify.annotations.NullMarked;
