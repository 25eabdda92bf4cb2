package io.kubeci.status;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One node of a Workflow that means something to people: a step, or the group that it belongs to.
///
/// @param id Argo's node id
/// @param displayName what Argo's own UI calls it
/// @param depth how many groups it is inside of, for indentation
/// @param template the template's name, "" for inline ones
/// @param kind what it is
/// @param phase where it stands
/// @param message Argo's message, "" if none
/// @param startedAt when Argo took it up
/// @param finishedAt when it ended
/// @param podName the name of its pod; "" where it has none
/// @param container the container of that pod whose log tells most: `main`, or the member of a container set
/// @param exitCode what its main container exited with, "" where unknown
/// @param attempt counted from 0 for a retried step's attempts; -1 elsewhere
/// @param completed whether it is over and Argo has all its results; a pod that is reported lost may still come back
/// @param inputs input parameters by name
/// @param outputs output parameters by name
public record StepReport(
        String id,
        String displayName,
        int depth,
        String template,
        Kind kind,
        Phase phase,
        String message,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        String podName,
        String container,
        String exitCode,
        int attempt,
        boolean completed,
        Map<String, String> inputs,
        Map<String, String> outputs) {

    /// Copies the maps.
    public StepReport {
        inputs = Map.copyOf(inputs);
        outputs = Map.copyOf(outputs);
    }

    /// What kind of node it is.
    public enum Kind {
        /// Steps, DAG, a list of items.
        GROUP,
        /// All attempts of a step that may be tried again.
        RETRY,
        /// Work in a pod.
        POD,
        /// A member of a container set: part of a pod that has an entry of its own.
        CONTAINER,
        /// Waits for a time or a person.
        SUSPEND,
        /// Was not to be run.
        SKIPPED,
        /// Work outside of pods: HTTP, plugins.
        OTHER
    }

    /// Argo's phases of a node.
    public enum Phase {
        PENDING,
        RUNNING,
        SUCCEEDED,
        SKIPPED,
        FAILED,
        ERROR,
        OMITTED
    }

    /// Whether it ended badly.
    public boolean isBad() {
        return phase == Phase.FAILED || phase == Phase.ERROR;
    }
}
