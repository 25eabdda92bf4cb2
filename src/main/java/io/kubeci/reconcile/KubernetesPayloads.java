package io.kubeci.reconcile;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.kubeci.event.PayloadPack;
import io.kubeci.flow.Payloads;
import java.util.Optional;

/// The payloads that Deliveries hold, until they are removed.
public final class KubernetesPayloads implements Payloads {

    private final KubernetesClient client;
    private final String namespace;

    /// @param namespace where Deliveries live
    public KubernetesPayloads(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    @Override
    public Optional<String> find(String delivery) {
        var found = KubernetesCalls.call(
                "reading delivery " + delivery,
                () -> Optional.ofNullable(client.resources(Delivery.class)
                        .inNamespace(namespace)
                        .withName(delivery)
                        .get()));
        return found.flatMap(one -> Optional.ofNullable(one.getSpec().payload()))
                .filter(data -> !data.isEmpty())
                .map(PayloadPack::unpacked);
    }
}
