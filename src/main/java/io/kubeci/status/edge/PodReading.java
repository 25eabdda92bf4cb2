package io.kubeci.status.edge;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.kubeci.status.PodLogs;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a pod as far as reports need it.
public final class PodReading {

    /// Containers that Argo adds (reference: Argo Workflows, `workflow/common/common.go`).
    private static final Set<String> ARGOS = Set.of("init", "wait", "supervisor");

    /// How the names of Argo's artifact plugins' containers begin.
    private static final String PLUGIN = "artifact-plugin-";

    private PodReading() {}

    /// What there is to know; missing parts read as empty.
    public static PodLogs.Pod read(Pod pod) {
        var authors = authors(pod);
        var spec = Objects.requireNonNullElseGet(pod.getSpec(), PodSpec::new);
        var metadata = Objects.requireNonNullElseGet(pod.getMetadata(), ObjectMeta::new);
        return new PodLogs.Pod(
                Objects.requireNonNullElse(metadata.getName(), ""),
                authors.stream().map(Container::getName).toList(),
                PodSecrets.of(spec),
                limits(authors),
                PodProblem.of(pod),
                Objects.requireNonNullElse(spec.getNodeName(), ""),
                runningSince(pod));
    }

    /// Whether the author of a Workflow wrote the container, and not Argo.
    static boolean isAuthors(String container) {
        return !ARGOS.contains(container) && !container.startsWith(PLUGIN);
    }

    private static List<Container> authors(Pod pod) {
        var spec = Objects.requireNonNullElseGet(pod.getSpec(), PodSpec::new);
        return Stream.concat(stream(spec.getInitContainers()), stream(spec.getContainers()))
                .filter(container -> isAuthors(container.getName()))
                .toList();
    }

    private static Map<String, String> limits(List<Container> containers) {
        var limits = new HashMap<String, String>();
        for (var container : containers) {
            var resources = container.getResources();
            var all = resources == null ? null : resources.getLimits();
            Quantity memory = all == null ? null : all.get("memory");
            if (memory != null) {
                limits.put(container.getName(), memory.toString());
            }
        }
        return limits;
    }

    private static Optional<Instant> runningSince(Pod pod) {
        return statuses(pod).stream()
                .filter(status -> isAuthors(status.getName()))
                .map(PodReading::startedAt)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /// The statuses of all containers, those that initialise first.
    static List<ContainerStatus> statuses(Pod pod) {
        var all = new ArrayList<ContainerStatus>();
        if (pod.getStatus() != null) {
            stream(pod.getStatus().getInitContainerStatuses()).forEach(all::add);
            stream(pod.getStatus().getContainerStatuses()).forEach(all::add);
        }
        return all;
    }

    private static Optional<Instant> startedAt(ContainerStatus status) {
        var state = status.getState();
        if (state == null) {
            return Optional.empty();
        }
        if (state.getTerminated() != null) {
            return instant(state.getTerminated().getStartedAt());
        }
        return state.getRunning() == null
                ? Optional.empty()
                : instant(state.getRunning().getStartedAt());
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    static <T> Stream<T> stream(@Nullable List<T> list) {
        return list == null ? Stream.of() : list.stream();
    }
}
