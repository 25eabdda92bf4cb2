package io.kubeci.cache.edge;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.kubeci.cache.CachePlan;
import io.kubeci.cache.Volume;
import io.kubeci.cache.Volumes;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Claims and pods of one namespace, through Fabric8's client. Lists come in pages, and of a pod nothing is kept but
/// its name.
public final class KubernetesVolumes implements Volumes {

    /// How many objects a page has. Ours: a page of Argo's pods is some 10 MB.
    private static final long PAGE = 500;

    private final KubernetesClient client;
    private final String namespace;

    /// @param namespace the namespace of the Workflows
    public KubernetesVolumes(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    @Override
    public Optional<Volume> find(String name) {
        return call(
                "read the volume claim " + name,
                () -> Optional.ofNullable(client.persistentVolumeClaims()
                                .inNamespace(namespace)
                                .withName(name)
                                .get())
                        .map(ClaimReading::read));
    }

    @Override
    public Creation create(CachePlan.Claim claim, Optional<Owner> owner) {
        try {
            var made = client.persistentVolumeClaims()
                    .inNamespace(namespace)
                    .resource(ClaimManifest.of(claim, namespace, owner))
                    .fieldValidation(Validation.STRICT)
                    .create();
            return new Creation.Created(ClaimReading.read(made));
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return new Creation.Exists();
            }
            return new Creation.Refused(ApiRefusal.reasonOr("make the volume claim " + claim.name(), e));
        }
    }

    @Override
    public Optional<Volume> annotate(String name, Map<String, String> annotations) {
        var patch = Serialization.asJson(Map.of("metadata", Map.of("annotations", annotations)));
        return call("annotate the volume claim " + name, () -> {
            try {
                return Optional.of(ClaimReading.read(client.persistentVolumeClaims()
                        .inNamespace(namespace)
                        .withName(name)
                        .patch(PatchContext.of(PatchType.JSON_MERGE), patch)));
            } catch (KubernetesClientException e) {
                if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public List<Volume> managed(String managedBy) {
        var found = new ArrayList<Volume>();
        var page = "";
        do {
            var options = new ListOptionsBuilder()
                    .withLabelSelector("managedBy=" + managedBy)
                    .withLimit(PAGE)
                    .withContinue(page.isEmpty() ? null : page)
                    .build();
            var list = call(
                    "list the volume claims",
                    () -> client.persistentVolumeClaims().inNamespace(namespace).list(options));
            list.getItems().forEach(claim -> found.add(ClaimReading.read(claim)));
            page = next(list.getMetadata().getContinue());
        } while (!page.isEmpty());
        return found;
    }

    @Override
    public List<Holder> holders() {
        var found = new ArrayList<Holder>();
        var page = "";
        do {
            var options = new ListOptionsBuilder()
                    .withLimit(PAGE)
                    .withContinue(page.isEmpty() ? null : page)
                    .build();
            var list = call(
                    "list the pods", () -> client.pods().inNamespace(namespace).list(options));
            list.getItems().forEach(pod -> found.addAll(holders(pod)));
            page = next(list.getMetadata().getContinue());
        } while (!page.isEmpty());
        return found;
    }

    private static List<Holder> holders(Pod pod) {
        return ClaimReading.claims(pod).stream()
                .map(claim -> new Holder(claim, pod.getMetadata().getName(), ClaimReading.isFinished(pod)))
                .toList();
    }

    @Override
    public boolean delete(Volume volume) {
        try {
            client.persistentVolumeClaims()
                    .inNamespace(namespace)
                    .resource(new PersistentVolumeClaimBuilder()
                            .withNewMetadata()
                            .withName(volume.name())
                            .withNamespace(namespace)
                            .endMetadata()
                            .build())
                    .lockResourceVersion(volume.version())
                    .delete();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw ApiRefusal.unavailable("delete the volume claim " + volume.name(), e);
        }
    }

    @Override
    public void deletePod(String name) {
        call(
                "delete the pod " + name,
                () -> client.pods().inNamespace(namespace).withName(name).delete());
    }

    private static String next(@Nullable String page) {
        return page == null ? "" : page;
    }

    private static <T> T call(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            throw ApiRefusal.unavailable(what, e);
        }
    }
}
