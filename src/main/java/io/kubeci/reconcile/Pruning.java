package io.kubeci.reconcile;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.kubeci.run.CheckRecord;
import io.kubeci.run.DeploymentRecord;
import io.kubeci.run.Findings;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunStatus;
import io.kubeci.run.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What informers' caches keep.
final class Pruning {

    private static final String STATUS = "status";
    private static final String PHASE = "phase";

    /// Stand for the check runs and findings of all Runs: of them it matters only that there are some.
    private static final CheckRecord OPEN = CheckRecord.intended("", "", "");

    private static final CheckRecord COMPLETED = OPEN.told("", Instant.EPOCH, true, 0);
    private static final DeploymentRecord TO_TELL = DeploymentRecord.intended("", "", "");
    private static final Findings UNTOLD = Findings.NONE.withRead("some");

    private Pruning() {}

    /// Of a Run: its identity, and of its status what tells whether it needs attention. The reconciler reads the rest
    /// when it has something to do, so the many that are settled are small.
    static Run run(Run full) {
        var pruned = new Run();
        pruned.setMetadata(metadata(full.getMetadata()));
        var status = full.getStatus();
        if (status != null) {
            pruned.setStatus(pruned(status, isForPerson(full)));
        }
        return pruned;
    }

    private static RunStatus pruned(RunStatus full, boolean isForPerson) {
        return new RunStatus(
                full.phase(),
                "",
                full.decidedFor(),
                full.ownCheck().map(check -> pruned(check)).orElse(null),
                full.noticeCheck().map(check -> pruned(check)).orElse(null),
                null,
                Times.NONE.withFinished(full.times().finishedAt().orElse(null)),
                full.findings().equals(Findings.NONE) ? Findings.NONE : UNTOLD,
                full.offers() == null ? null : full.areOffersMade() ? List.of() : List.of(OPEN),
                full.areDeploymentsTold() && (!isForPerson || isPersonTold(full)) ? List.of() : List.of(TO_TELL),
                null,
                null);
    }

    /// A person's own deployment has no record until there is something to tell.
    private static boolean isPersonTold(RunStatus status) {
        return status.deployment(DeploymentRecord.WHOLE).isPresent();
    }

    private static boolean isForPerson(Run full) {
        var spec = full.getSpec();
        return spec != null && spec.deploymentId() != 0;
    }

    private static CheckRecord pruned(CheckRecord full) {
        return full.completed() ? COMPLETED : OPEN;
    }

    /// Of a Delivery: everything but the payload; of one that is done, only since when.
    static Delivery delivery(Delivery full) {
        var pruned = new Delivery();
        pruned.setMetadata(metadata(full.getMetadata()));
        var status = full.getStatus();
        if (status != null && status.doneAt() != null) {
            pruned.setStatus(new DeliveryStatus(status.outcome(), "", List.of(), 0, status.doneAt()));
            return pruned;
        }
        var spec = full.getSpec();
        pruned.setSpec(new DeliverySpec(
                spec.name(),
                spec.action(),
                spec.installationId(),
                spec.repository(),
                spec.receivedAt(),
                spec.event(),
                null,
                null));
        pruned.setStatus(status);
        return pruned;
    }

    /// Of a Workflow: its identity, whose it is, and its phase.
    static GenericKubernetesResource workflow(GenericKubernetesResource full) {
        var pruned = new GenericKubernetesResource();
        pruned.setApiVersion(full.getApiVersion());
        pruned.setKind(full.getKind());
        pruned.setMetadata(metadata(full.getMetadata()));
        pruned.setAdditionalProperties(Map.of(STATUS, Map.of(PHASE, phase(full))));
        return pruned;
    }

    /// Argo's phase of a Workflow, pruned or not; "" if it has none.
    static String phase(GenericKubernetesResource workflow) {
        return Objects.requireNonNullElse(workflow.get(STATUS, PHASE), "");
    }

    /// Without the empty collections that the builder would make for each of thousands.
    private static ObjectMeta metadata(ObjectMeta full) {
        var pruned = new ObjectMeta();
        pruned.setName(full.getName());
        pruned.setNamespace(
                full.getNamespace() == null ? null : full.getNamespace().intern());
        pruned.setUid(full.getUid());
        pruned.setResourceVersion(full.getResourceVersion());
        pruned.setGeneration(full.getGeneration());
        pruned.setDeletionTimestamp(full.getDeletionTimestamp());
        pruned.setOwnerReferences(full.getOwnerReferences().isEmpty() ? List.of() : full.getOwnerReferences());
        pruned.setAnnotations(
                Traces.of(full).map(trace -> Map.of(Traces.ANNOTATION, trace)).orElse(Map.of()));
        pruned.setLabels(Map.of());
        pruned.setFinalizers(List.of());
        pruned.setManagedFields(List.of());
        return pruned;
    }

    /// Whether nothing is to be done for a Run, as far as its pruned form tells.
    static boolean isSettled(RunStatus status) {
        return status.phase().isFinal()
                && status.findings().equals(Findings.NONE)
                && status.ownCheck().map(check -> check.completed()).orElse(true)
                && status.noticeCheck().map(check -> check.completed()).orElse(true)
                && (status.phase() == RunPhase.GONE
                        || (areOffersDecided(status) && status.areOffersMade() && status.areDeploymentsTold()));
    }

    /// Only what succeeded offers manual steps.
    private static boolean areOffersDecided(RunStatus status) {
        return status.phase() != RunPhase.SUCCEEDED || status.offers() != null;
    }
}
