package io.kubeci.cache.edge;

import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.kubeci.cache.CachePlan;
import io.kubeci.cache.Volumes.Owner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The claims that are made, as Kubernetes wants them: `ReadWriteOnce`, as in kube-ci 0.12.
public final class ClaimManifest {

    private static final String RUN_API_VERSION = "kube-ci.qutics.com/v1alpha1";
    private static final String RUN_KIND = "Run";
    private static final String ONE_NODE = "ReadWriteOnce";
    private static final String STORAGE = "storage";

    private ClaimManifest() {}

    /// The object to create.
    ///
    /// @param claim has a size
    /// @param owner the Run with which it goes
    /// @throws IllegalArgumentException if the claim has no size
    public static PersistentVolumeClaim of(CachePlan.Claim claim, String namespace, Optional<Owner> owner) {
        var size = claim.size().orElseThrow(() -> new IllegalArgumentException("no size: " + claim.name()));
        var manifest = new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(claim.name())
                .withNamespace(namespace)
                .withLabels(new TreeMap<>(claim.labels()))
                .withAnnotations(new TreeMap<>(claim.annotations()))
                .endMetadata()
                .withNewSpec()
                .withAccessModes(ONE_NODE)
                .withNewResources()
                .withRequests(Map.of(STORAGE, new Quantity(size.text())))
                .endResources()
                .endSpec()
                .build();
        claim.storageClass().ifPresent(name -> manifest.getSpec().setStorageClassName(name));
        owner.ifPresent(run -> manifest.getMetadata()
                .setOwnerReferences(List.of(new OwnerReferenceBuilder()
                        .withApiVersion(RUN_API_VERSION)
                        .withKind(RUN_KIND)
                        .withName(run.name())
                        .withUid(run.uid())
                        .build())));
        return manifest;
    }
}
