package io.kubeci.flow;

import io.kubeci.model.Unavailable;
import io.kubeci.status.PodLogs;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Pods that printed what the test says.
final class InMemoryPods implements PodLogs {

    private final Map<String, String> logs = new HashMap<>();
    private Set<String> secrets = Set.of();
    private boolean onLostNode;

    void printed(String pod, String log) {
        logs.put(pod, log);
    }

    /// Their logs are asked for in vain.
    void areOnALostNode() {
        onLostNode = true;
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
        if (onLostNode) {
            throw new Unavailable("the log of pod %s: status 500".formatted(podName), Duration.ZERO);
        }
        return Optional.ofNullable(logs.get(podName));
    }

    @Override
    public Set<String> secretValues(Set<String> secretNames) {
        return secrets;
    }
}
