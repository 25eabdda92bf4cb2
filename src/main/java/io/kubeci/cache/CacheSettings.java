package io.kubeci.cache;

import java.time.Duration;
import java.util.Optional;

/// What the configuration says of caches.
///
/// @param managedBy the value of the label `managedBy`: claims without it are neither touched nor removed
/// @param scope for Workflows that do not say: `project`, `branch` or `none`
/// @param size for Workflows that do not say, a Kubernetes quantity
/// @param storageClass for Workflows that do not say; absent: the cluster's default
/// @param idle after what time without a run a volume is removed; absent: never
/// @param maxTotalSize how much the volumes of one repository may ask for together; absent: any
/// @param placement where pods that mount a volume go
public record CacheSettings(
        String managedBy,
        Optional<String> scope,
        Optional<String> size,
        Optional<String> storageClass,
        Optional<Duration> idle,
        Optional<Size> maxTotalSize,
        Placement placement) {

    /// Where pods go that mount a volume which one node at a time can have (`ReadWriteOnce`).
    public enum Placement {
        /// To the node that has it: a pod waits, and says so, if there is no room.
        REQUIRED,
        /// To that node if there is room, else anywhere: for storage that does not mind.
        PREFERRED,
        /// Anywhere, as kube-ci 0.12 did.
        ANYWHERE
    }
}
