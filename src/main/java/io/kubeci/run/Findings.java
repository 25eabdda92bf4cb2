package io.kubeci.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kubeci.github.Annotation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the logs and pods of ended steps told, kept until GitHub has it.
///
/// Bounded, because it lives in etcd: see [#MAX_FAILURES] and [#MAX_ANNOTATIONS].
///
/// @param read the nodes whose logs were read, blank-separated: the last part of a node's id, and the seconds that its
///     pod waited if they were seen, as `2533470882` or `2533470882=4`
/// @param failures the first steps that failed
/// @param annotations found in logs, in order, not yet or already told
/// @param secrets names of the Secrets whose values must not be shown
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Findings(String read, List<Failure> failures, List<Annotation> annotations, List<String> secrets) {

    /// Of how many failed steps the end of the log is kept. Ours: a person reads the first ones.
    public static final int MAX_FAILURES = 5;

    /// How many annotations a run may have: six requests of GitHub's fifty. Ours.
    public static final int MAX_ANNOTATIONS = 300;

    /// How much room the annotations may take, in bytes of JSON. Ours: etcd takes 1.5 MiB for all of a Run.
    static final int MAX_ANNOTATION_BYTES = 400_000;

    /// About what the names of an annotation's fields and its numbers take, in bytes of JSON.
    private static final int FIELDS = 150;

    /// Nothing found.
    public static final Findings NONE = new Findings("", List.of(), List.of(), List.of());

    /// What is kept of a failed step.
    ///
    /// @param nodeId Argo's node id
    /// @param container whose log the excerpt is of
    /// @param excerpt the last lines of the log, masked
    /// @param memoryLimit the container's memory limit, "" if none
    /// @param podProblem Kubernetes' words on the pod, "" if none
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Failure(String nodeId, String container, String excerpt, String memoryLimit, String podProblem) {

        /// Fills in what is left out.
        public Failure {
            container = container == null ? "" : container;
            excerpt = excerpt == null ? "" : excerpt;
            memoryLimit = memoryLimit == null ? "" : memoryLimit;
            podProblem = podProblem == null ? "" : podProblem;
        }
    }

    /// Fills in what is left out, and copies.
    public Findings {
        read = read == null ? "" : read;
        failures = failures == null ? List.of() : List.copyOf(failures);
        annotations = annotations == null ? List.of() : List.copyOf(annotations);
        secrets = secrets == null ? List.of() : List.copyOf(secrets);
    }

    /// Whether a node's logs were read.
    public boolean hasRead(String nodeId) {
        return entry(nodeId).isPresent();
    }

    /// How many seconds a node's pod waited before it ran, where that was seen.
    public OptionalLong waitedSeconds(String nodeId) {
        return entry(nodeId)
                .filter(entry -> entry.contains("="))
                .map(entry -> OptionalLong.of(Long.parseLong(entry.substring(entry.indexOf('=') + 1))))
                .orElse(OptionalLong.empty());
    }

    /// The same with one more node read.
    ///
    /// @param waited how long its pod waited before it ran, if that was seen
    public Findings withRead(String nodeId, Optional<Duration> waited) {
        var entry = number(nodeId)
                + waited.map(duration -> "=" + Math.max(0, duration.toSeconds()))
                        .orElse("");
        return new Findings(read.isEmpty() ? entry : read + " " + entry, failures, annotations, secrets);
    }

    /// The same with another list of nodes that were read.
    public Findings withRead(String nodes) {
        return new Findings(nodes, failures, annotations, secrets);
    }

    /// Of some annotations, as many of the first as may be kept.
    public static List<Annotation> fitting(Collection<Annotation> found) {
        var kept = new ArrayList<Annotation>();
        int bytes = 0;
        for (var annotation : found) {
            bytes += JsonSize.of(annotation.path())
                    + JsonSize.of(annotation.title())
                    + JsonSize.of(annotation.message())
                    + FIELDS;
            if (kept.size() == MAX_ANNOTATIONS || bytes > MAX_ANNOTATION_BYTES) {
                break;
            }
            kept.add(annotation);
        }
        return List.copyOf(kept);
    }

    private Optional<String> entry(String nodeId) {
        var number = number(nodeId);
        return Arrays.stream(read.split(" "))
                .filter(entry -> entry.equals(number) || entry.startsWith(number + "="))
                .findFirst();
    }

    private static String number(String nodeId) {
        return nodeId.substring(nodeId.lastIndexOf('-') + 1);
    }
}
