/// An API server in this process, reachable from others: Fabric8's mock server in CRUD mode, with what that gets wrong
/// mended as far as kube-ci notices.
///
/// Start reading at `FakeCluster`; `MendedDispatcher` says what is mended and where.
@NullMarked
package io.kubeci.fake.cluster;

import org.jspecify.annotations.NullMarked;
