package io.kubeci.flow;

import io.kubeci.event.CiEvent.DeploymentRequested;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.policy.Trust;
import io.kubeci.run.RunSpec;
import io.kubeci.run.Runs;
import io.kubeci.workflow.WorkflowName;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Runs what a person's deployment asks for. One deployment makes one Run, however often it is announced.
///
/// Whether the commit has CI files is not asked first: who made the deployment is to be told.
final class DeploymentRuns {

    private final Runs runs;

    DeploymentRuns(Runs runs) {
        this.runs = runs;
    }

    EventOutcome start(DeploymentRequested event, String delivery, Instant receivedAt) {
        var spec = spec(event, ref(event), delivery, receivedAt);
        var name = WorkflowName.of(
                spec.repository().name(),
                spec.entrypoint(),
                spec.refName(),
                "deployment/%d/%d".formatted(spec.repository().id(), event.deploymentId()));
        return runs.create(name, spec)
                ? new EventOutcome(EventOutcome.Result.STARTED, spec.trigger(), List.of(name))
                : new EventOutcome(EventOutcome.Result.JOINED, "the deployment has a run already", List.of(name));
    }

    /// A deployment of a bare commit belongs to the branch or tag on which the commit was run before, if it was.
    private GitRef ref(DeploymentRequested event) {
        if (!CommitSha.isFull(event.ref().name())) {
            return event.ref();
        }
        return runs.ofCommit(event.repository().ref(), event.sha().hex()).stream()
                .reduce((_, later) -> later)
                .map(run -> run.spec().revision().ref())
                .orElse(event.ref());
    }

    /// Who may make deployments may write to the repository (GitHub's REST API reference, "Create a deployment").
    private static RunSpec spec(DeploymentRequested event, GitRef ref, String delivery, Instant receivedAt) {
        return new RunSpec(
                RunSpec.Repo.of(event.repository()),
                ref.type(),
                ref.name(),
                event.sha().hex(),
                "deployment to %s by %s".formatted(event.environment(), event.sender()),
                true,
                event.sender(),
                delivery,
                event.task(),
                Map.of(),
                event.environment(),
                event.deploymentId(),
                List.of(),
                Trust.TRUSTED,
                receivedAt,
                null);
    }
}
