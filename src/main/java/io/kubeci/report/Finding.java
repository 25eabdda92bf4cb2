package io.kubeci.report;

import io.kubeci.status.PodLogs;
import io.kubeci.status.StepReport;
import java.time.Instant;
import java.util.Optional;

/// What was found out about one step from its pod and its log, when it ended.
///
/// @param nodeId Argo's node id
/// @param container whose log the excerpt is of
/// @param excerpt the last lines of the log that the author's program wrote, already masked; "" if there is no log
/// @param memoryLimit the memory limit of the container, "" if it had none
/// @param podProblem Kubernetes' words on the pod ("Evicted: The node was low on resource: memory."), "" if none
/// @param runningSince when the first of its containers began to run: until then it waited
public record Finding(
        String nodeId,
        String container,
        String excerpt,
        String memoryLimit,
        String podProblem,
        Optional<Instant> runningSince) {

    /// What a step's pod tells.
    ///
    /// @param excerpt the last lines of the log of the step's container, already masked; "" if there is none
    public static Finding of(StepReport step, PodLogs.Pod pod, String excerpt) {
        return new Finding(
                step.id(),
                step.container(),
                excerpt,
                pod.limits().getOrDefault(step.container(), ""),
                pod.problem(),
                pod.runningSince());
    }

    /// The same in a form that is worth keeping for a step that went well: when it ran, and nothing else.
    public Finding timesOnly() {
        return new Finding(nodeId, container, "", "", "", runningSince);
    }
}
