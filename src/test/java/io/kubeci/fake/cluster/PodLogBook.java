package io.kubeci.fake.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The logs of all containers, as long as their pods are there.
public final class PodLogBook {

    private record Line(Instant time, String text) {}

    private record Key(String namespace, String pod, String container) {}

    private final Map<Key, List<Line>> logs = new ConcurrentHashMap<>();

    /// Begins an empty log.
    public void open(String namespace, String pod, String container) {
        logs.put(new Key(namespace, pod, container), new ArrayList<>());
    }

    /// Appends one line, without its end.
    public void append(String namespace, String pod, String container, Instant time, String line) {
        var log = logs.computeIfAbsent(new Key(namespace, pod, container), _ -> new ArrayList<>());
        synchronized (log) {
            log.add(new Line(time, line));
        }
    }

    void forget(String namespace, String pod) {
        logs.keySet()
                .removeIf(key -> key.namespace().equals(namespace) && key.pod().equals(pod));
    }

    /// What the API server answers; empty if the container has not started.
    Optional<String> read(String namespace, String pod, String container, Map<String, String> options) {
        var log = logs.get(new Key(namespace, pod, container));
        if (log == null) {
            return Optional.empty();
        }
        List<Line> lines;
        synchronized (log) {
            lines = List.copyOf(log);
        }
        if (options.containsKey("sinceTime")) {
            var since = Instant.parse(options.get("sinceTime"));
            lines = lines.stream().filter(line -> !line.time().isBefore(since)).toList();
        }
        int tail = Integer.parseInt(options.getOrDefault("tailLines", Integer.toString(Integer.MAX_VALUE)));
        boolean timestamps = Boolean.parseBoolean(options.getOrDefault("timestamps", "false"));
        var text = lines.stream()
                .skip(Math.max(0, lines.size() - tail))
                .map(line -> (timestamps ? line.time() + " " : "") + line.text() + "\n")
                .collect(Collectors.joining());
        return Optional.of(limit(text, options.get("limitBytes")));
    }

    private static String limit(String text, @org.jspecify.annotations.Nullable String limitBytes) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        int limit = limitBytes == null ? bytes.length : Math.min(bytes.length, Integer.parseInt(limitBytes));
        return new String(Arrays.copyOf(bytes, limit), StandardCharsets.UTF_8);
    }
}
