package io.kubeci.cache.edge;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.kubeci.cache.Size;
import io.kubeci.cache.Volume;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads claims and pods as far as caches need them; missing parts read as empty.
final class ClaimReading {

    private static final String STORAGE = "storage";
    private static final Set<String> MANY_NODES = Set.of("ReadWriteMany");
    private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");

    private ClaimReading() {}

    static Volume read(PersistentVolumeClaim claim) {
        var metadata = claim.getMetadata();
        var spec = Optional.ofNullable(claim.getSpec());
        var status = Optional.ofNullable(claim.getStatus());
        return new Volume(
                metadata.getName(),
                Objects.requireNonNullElse(metadata.getResourceVersion(), ""),
                Objects.requireNonNullElse(metadata.getLabels(), Map.of()),
                Objects.requireNonNullElse(metadata.getAnnotations(), Map.of()),
                status.map(one -> one.getPhase()).orElse(""),
                spec.map(one -> one.getVolumeName()).orElse(""),
                Stream.concat(
                                size(spec.map(one -> one.getResources()).map(resources -> resources.getRequests())),
                                size(status.map(one -> one.getCapacity())))
                        .max(Comparator.naturalOrder()),
                spec.map(one -> one.getAccessModes()).orElse(List.of()).stream().anyMatch(MANY_NODES::contains),
                instant(metadata.getCreationTimestamp()).orElse(Instant.EPOCH),
                instant(metadata.getDeletionTimestamp()));
    }

    /// The claims that a pod names.
    static List<String> claims(Pod pod) {
        return Optional.ofNullable(pod.getSpec())
                .flatMap(spec -> Optional.ofNullable(spec.getVolumes()))
                .orElse(List.of())
                .stream()
                .flatMap(volume -> Stream.ofNullable(volume.getPersistentVolumeClaim()))
                .map(source -> source.getClaimName())
                .distinct()
                .toList();
    }

    static boolean isFinished(Pod pod) {
        return pod.getStatus() != null
                && FINISHED.contains(Objects.requireNonNullElse(pod.getStatus().getPhase(), ""));
    }

    private static Stream<Size> size(Optional<Map<String, Quantity>> amounts) {
        return amounts
                .flatMap(all -> Optional.ofNullable(all.get(STORAGE)))
                .flatMap(amount -> Size.parse(amount.toString()))
                .stream();
    }

    private static Optional<Instant> instant(@Nullable String text) {
        return Optional.ofNullable(text).map(Instant::parse);
    }
}
