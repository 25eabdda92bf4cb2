package io.kubeci.status.edge;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Why a pod does not run, or how it ended, in Kubernetes' words.
///
/// The cause goes before its consequence: a pod that waited for its image until its deadline ended it could not pull
/// its
/// image.
final class PodProblem {

    /// Reasons for waiting that are no problem (reference: Kubernetes, `pkg/kubelet/kubelet_pods.go`).
    private static final Set<String> NORMAL = Set.of("ContainerCreating", "PodInitializing");

    private PodProblem() {}

    static String of(Pod pod) {
        return Stream.<Optional<String>>of(
                        disrupted(pod), waiting(pod), outOfMemory(pod), status(pod), unscheduled(pod))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    /// Eviction, pre-emption, a lost machine: the condition that Kubernetes adds for all of them.
    private static Optional<String> disrupted(Pod pod) {
        return condition(pod, "DisruptionTarget", "True")
                .map(condition -> words(condition.getReason(), condition.getMessage()));
    }

    private static Optional<String> waiting(Pod pod) {
        return PodReading.statuses(pod).stream()
                .map(ContainerStatus::getState)
                .filter(state -> state != null && state.getWaiting() != null)
                .map(state -> state.getWaiting())
                .filter(waiting -> waiting.getReason() != null && !NORMAL.contains(waiting.getReason()))
                .map(waiting -> words(waiting.getReason(), waiting.getMessage()))
                .findFirst();
    }

    private static Optional<String> outOfMemory(Pod pod) {
        return PodReading.statuses(pod).stream()
                .filter(status -> status.getState() != null && status.getState().getTerminated() != null)
                .filter(status ->
                        "OOMKilled".equals(status.getState().getTerminated().getReason()))
                .map(status -> "OOMKilled: container " + status.getName())
                .findFirst();
    }

    private static Optional<String> status(Pod pod) {
        return Optional.ofNullable(pod.getStatus())
                .map(status -> words(status.getReason(), status.getMessage()))
                .filter(words -> !words.isEmpty());
    }

    private static Optional<String> unscheduled(Pod pod) {
        return condition(pod, "PodScheduled", "False")
                .map(condition -> words(condition.getReason(), condition.getMessage()));
    }

    private static Optional<PodCondition> condition(Pod pod, String type, String value) {
        return Optional.ofNullable(pod.getStatus()).stream()
                .flatMap(status -> PodReading.stream(status.getConditions()))
                .filter(condition -> type.equals(condition.getType()) && value.equals(condition.getStatus()))
                .findFirst();
    }

    private static String words(@Nullable String reason, @Nullable String message) {
        var first = Objects.requireNonNullElse(reason, "").strip();
        var second = Objects.requireNonNullElse(message, "").strip();
        return first.isEmpty() || second.isEmpty() ? first + second : first + ": " + second;
    }
}
