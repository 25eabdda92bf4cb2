package io.kubeci.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kubeci.github.Annotation;
import java.util.List;

/// What the logs and pods of ended steps told, kept until GitHub has it.
///
/// Bounded, because it lives in etcd: see [#MAX_FAILURES] and [#MAX_ANNOTATIONS].
///
/// @param read the numbers of the nodes whose logs were read, blank-separated (a node id's last part)
/// @param failures the first steps that failed
/// @param annotations found in logs, in order, not yet or already told
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Findings(String read, List<Failure> failures, List<Annotation> annotations) {

    /// Of how many failed steps the end of the log is kept. Ours: a person reads the first ones.
    public static final int MAX_FAILURES = 5;

    /// How many annotations a run may have: six requests of GitHub's fifty. Ours.
    public static final int MAX_ANNOTATIONS = 300;

    /// Nothing found.
    public static final Findings NONE = new Findings("", List.of(), List.of());

    /// What is kept of a failed step.
    ///
    /// @param nodeId Argo's node id
    /// @param container whose log the excerpt is of
    /// @param excerpt the last lines of the log, masked
    /// @param memoryLimit the container's memory limit, "" if none
    /// @param podProblem Kubernetes' words on the pod, "" if none
    public record Failure(String nodeId, String container, String excerpt, String memoryLimit, String podProblem) {}

    /// Fills in what is left out, and copies.
    public Findings {
        read = read == null ? "" : read;
        failures = failures == null ? List.of() : List.copyOf(failures);
        annotations = annotations == null ? List.of() : List.copyOf(annotations);
    }

    /// Whether a node's logs were read.
    public boolean hasRead(String nodeId) {
        return (" " + read + " ").contains(" " + number(nodeId) + " ");
    }

    /// The same with one more node read.
    public Findings withRead(String nodeId) {
        var number = number(nodeId);
        return new Findings(read.isEmpty() ? number : read + " " + number, failures, annotations);
    }

    private static String number(String nodeId) {
        return nodeId.substring(nodeId.lastIndexOf('-') + 1);
    }
}
