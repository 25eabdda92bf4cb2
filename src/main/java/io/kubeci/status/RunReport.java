package io.kubeci.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a Workflow's status says, in the order in which a person reads it.
///
/// @param workflowName the Workflow's name
/// @param uid Kubernetes' identifier of this very object
/// @param phase where the whole stands
/// @param message Argo's message on the whole, "" if none
/// @param startedAt when Argo took it up
/// @param finishedAt when it ended
/// @param steps what people see as steps, depth first in running order; groups before their members. The root is among
///     them, under the Workflow's name as its id
/// @param stepsKnown false where the nodes are kept outside the object (off-loaded), or cannot be decompressed
/// @param stopRequested whether somebody stopped it: `spec.shutdown`, or a deadline of 0 seconds
/// @param suspended whether the whole is held by `spec.suspend`
/// @param planned how many steps the spec leads to, as far as can be told beforehand; 0 where it cannot
/// @param conditions messages of the conditions `SpecError`, `SpecWarning` and `MetricsError`
public record RunReport(
        String workflowName,
        String uid,
        Phase phase,
        String message,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        List<StepReport> steps,
        boolean stepsKnown,
        boolean stopRequested,
        boolean suspended,
        int planned,
        List<String> conditions) {

    /// Copies the lists.
    public RunReport {
        steps = List.copyOf(steps);
        conditions = List.copyOf(conditions);
    }

    /// What is known of a Workflow that was never seen: nothing.
    public static RunReport unseen(String workflowName) {
        return new RunReport(
                workflowName,
                "",
                Phase.NONE,
                "",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                false,
                false,
                0,
                List.of());
    }

    /// Argo's phases of a Workflow (reference: `workflow_phase.go`); `NONE` is the empty one: not taken up yet, or just
    /// retried.
    public enum Phase {
        NONE,
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        ERROR;

        /// Whether nothing more will happen, unless somebody retries it.
        public boolean isOver() {
            return this == SUCCEEDED || this == FAILED || this == ERROR;
        }
    }

    /// The same with other steps and messages: what is masked keeps everything else.
    public RunReport with(String otherMessage, List<StepReport> otherSteps, List<String> otherConditions) {
        return new RunReport(
                workflowName,
                uid,
                phase,
                otherMessage,
                startedAt,
                finishedAt,
                otherSteps,
                stepsKnown,
                stopRequested,
                suspended,
                planned,
                otherConditions);
    }
}
