package io.kubeci.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.kubeci.github.Annotation;
import io.kubeci.status.KnownPaths;
import io.kubeci.status.LogAnnotations;
import io.kubeci.status.PodLogs;
import io.kubeci.status.RunReport;
import io.kubeci.status.StepReport;
import io.kubeci.status.edge.PodReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a real Argo did with one workflow: see `fixtures/workflows/README.md`.
public record Recording(String name, List<JsonNode> events, Map<String, PodLogs.Pod> pods, Path directory) {

    public static final Path ROOT = Path.of("src/test/resources/fixtures/workflows");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();
    private static final int EXCERPT = 30;
    private static final List<Recording> ALL = read();

    /// All of them, also those that the API server refused.
    public static List<Recording> all() {
        return ALL;
    }

    private static List<Recording> read() {
        try (var directories = Files.list(ROOT)) {
            return directories
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(Recording::of)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static Recording of(String name) {
        return of(ROOT.resolve(name));
    }

    private static Recording of(Path directory) {
        try {
            var events = new ArrayList<JsonNode>();
            var file = directory.resolve("events.jsonl");
            if (Files.exists(file)) {
                for (var line : Files.readAllLines(file)) {
                    events.add(JSON.readTree(line));
                }
            }
            var pods = new HashMap<String, PodLogs.Pod>();
            for (var pod : podTrees(directory)) {
                var read = PodReading.read(KUBERNETES.unmarshal(pod.toString(), Pod.class));
                pods.put(read.name(), read);
            }
            return new Recording(directory.getFileName().toString(), events, pods, directory);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The pods as JSON.
    public static List<JsonNode> podTrees(Path directory) {
        var file = directory.resolve("pods.json");
        var pods = new ArrayList<JsonNode>();
        try {
            if (Files.exists(file)) {
                JSON.readTree(file.toFile()).forEach(pods::add);
            }
            return pods;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The refusal's message, "" if the API server took it.
    String refusal() {
        var answer = directory.resolve("answer.json");
        try {
            return Files.exists(answer)
                    ? JSON.readTree(answer.toFile()).path("message").asText()
                    : "";
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// What one finds out about the steps that have ended.
    List<Finding> findings(RunReport report) {
        return report.steps().stream()
                .filter(StepReport::completed)
                .filter(step -> step.kind() == StepReport.Kind.POD)
                .filter(step -> pods.containsKey(step.podName()))
                .map(step -> Finding.of(
                        step,
                        pods.get(step.podName()),
                        log(step.podName(), step.container())
                                .map(log -> LogAnnotations.excerpt(log, EXCERPT))
                                .orElse("")))
                .toList();
    }

    /// The remarks in all logs.
    List<Annotation> annotations() {
        return LogAnnotations.together(pods.values().stream()
                .flatMap(pod -> pod.containers().stream().map(container -> log(pod.name(), container)))
                .flatMap(Optional::stream)
                .map(log -> LogAnnotations.annotations(log, KnownPaths.unknown()))
                .toList());
    }

    private Optional<String> log(String pod, String container) {
        try {
            var again = directory.resolve("logs/%s.again-1.%s.txt".formatted(pod, container));
            var first = directory.resolve("logs/%s.%s.txt".formatted(pod, container));
            if (Files.exists(again)) {
                return Optional.of(Files.readString(again));
            }
            return Files.exists(first) ? Optional.of(Files.readString(first)) : Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
