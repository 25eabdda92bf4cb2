package io.kubeci.flow;

import io.kubeci.status.PodLogs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Pods that printed what the test says.
final class InMemoryPods implements PodLogs {

    private final Map<String, String> logs = new HashMap<>();
    private Set<String> secrets = Set.of();

    void printed(String pod, String log) {
        logs.put(pod, log);
    }

    void hasSecret(String value) {
        secrets = Set.of(value);
    }

    @Override
    public Optional<Pod> find(String podName) {
        return logs.containsKey(podName)
                ? Optional.of(new Pod(podName, List.of("main"), Set.of("some"), Map.of(), "", "", Optional.empty()))
                : Optional.empty();
    }

    @Override
    public Optional<String> tail(String podName, String container, int maxBytes) {
        return Optional.ofNullable(logs.get(podName));
    }

    @Override
    public Set<String> secretValues(Set<String> secretNames) {
        return secrets;
    }
}
