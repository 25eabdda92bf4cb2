package io.kubeci.status;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One node of a Workflow that means something to people: a step, or the group that it belongs to.
///
/// @param id Argo's node id
/// @param displayName what Argo's own UI calls it
/// @param depth how many groups it is inside of, for indentation; the root, if it is a group, counts as one
/// @param template the template's name, "" for inline ones
/// @param kind what it is
/// @param phase where it stands
/// @param message Argo's message, "" if none
/// @param startedAt when Argo took it up: waiting for a machine, an image or a lock counts from here
/// @param finishedAt when it ended
/// @param podName the name of its pod; "" where it has none
/// @param container the container of that pod whose log tells most: `main`, or the member of a container set
/// @param exitCode what its main container exited with, "" where unknown
/// @param attempt counted from 0 for a retried step's attempts; -1 elsewhere
/// @param completed whether it is over and Argo has all its results; a pod that is reported lost may still come back
/// @param inputs input parameters by name
/// @param outputs output parameters by name
/// @param traits what else is to be known of it
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
        Map<String, String> outputs,
        Set<Trait> traits) {

    /// Copies the collections.
    public StepReport {
        inputs = Map.copyOf(inputs);
        outputs = Map.copyOf(outputs);
        traits = Set.copyOf(traits);
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
        OMITTED;

        /// Whether this is how a node ends.
        public boolean isOver() {
            return this != PENDING && this != RUNNING;
        }
    }

    /// What some steps are besides.
    public enum Trait {
        /// A lifecycle hook.
        HOOK,
        /// Runs when the whole has ended, however it ended.
        EXIT_HANDLER,
        /// A service that runs beside the steps after it.
        DAEMON,
        /// Its result came from Argo's memoization cache; nothing ran.
        FROM_CACHE,
        /// Stands for the items of a list, each of which is a step of its own.
        LIST,
        /// Ended badly without harm: a later attempt took its place, or the workflow goes on without it.
        TOLERATED
    }

    /// Whether it ended badly.
    public boolean isBad() {
        return phase == Phase.FAILED || phase == Phase.ERROR;
    }

    /// Whether it has the trait.
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /// The same with another message: what is masked keeps everything else.
    public StepReport withMessage(String other) {
        return new StepReport(
                id,
                displayName,
                depth,
                template,
                kind,
                phase,
                other,
                startedAt,
                finishedAt,
                podName,
                container,
                exitCode,
                attempt,
                completed,
                inputs,
                outputs,
                traits);
    }

    /// The same under another display name.
    public StepReport withDisplayName(String other) {
        return new StepReport(
                id,
                other,
                depth,
                template,
                kind,
                phase,
                message,
                startedAt,
                finishedAt,
                podName,
                container,
                exitCode,
                attempt,
                completed,
                inputs,
                outputs,
                traits);
    }
}
