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
/// @param steps what people see as steps, depth first in running order; groups before their members
/// @param stepsKnown false where the nodes are kept outside the object (off-loaded), or cannot be decompressed
/// @param stopRequested whether somebody set `spec.shutdown`
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
        List<String> conditions) {

    /// Copies the lists.
    public RunReport {
        steps = List.copyOf(steps);
        conditions = List.copyOf(conditions);
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
}
