package io.kubeci.reconcile;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.kubeci.run.Findings;
import io.kubeci.run.RunStatus;
import io.kubeci.run.ScriptRecord;
import java.util.Map;
import java.util.Objects;

/// What informers' caches keep.
final class Pruning {

    private static final String STATUS = "status";
    private static final String PHASE = "phase";

    private Pruning() {}

    /// Of a Run: its identity, and of its status what tells whether it needs attention.
    static Run run(Run full) {
        var pruned = new Run();
        pruned.setMetadata(metadata(full.getMetadata()));
        pruned.setSpec(full.getSpec());
        var status = full.getStatus();
        if (status != null) {
            pruned.setStatus(status.withFindings(Findings.NONE).withScript(ScriptRecord.NONE));
        }
        return pruned;
    }

    /// Of a Delivery: everything but the payload.
    static Delivery delivery(Delivery full) {
        var pruned = new Delivery();
        pruned.setMetadata(metadata(full.getMetadata()));
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
        pruned.setStatus(full.getStatus());
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

    private static ObjectMeta metadata(ObjectMeta full) {
        return new ObjectMetaBuilder()
                .withName(full.getName())
                .withNamespace(full.getNamespace())
                .withUid(full.getUid())
                .withResourceVersion(full.getResourceVersion())
                .withGeneration(full.getGeneration())
                .withCreationTimestamp(full.getCreationTimestamp())
                .withDeletionTimestamp(full.getDeletionTimestamp())
                .withOwnerReferences(full.getOwnerReferences())
                .withAnnotations(Traces.of(full)
                        .map(trace -> Map.of(Traces.ANNOTATION, trace))
                        .orElse(Map.of()))
                .build();
    }

    /// Whether nothing is to be done for a Run, as far as its pruned form tells.
    static boolean isSettled(RunStatus status) {
        return status.phase().isFinal()
                && status.findings().equals(Findings.NONE)
                && status.ownCheck().map(check -> check.completed()).orElse(true)
                && status.noticeCheck().map(check -> check.completed()).orElse(true);
    }
}
