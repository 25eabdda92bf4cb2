package io.kubeci.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.kubeci.intake.Inbox;
import io.kubeci.intake.NewDelivery;
import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The inbox in etcd: a Delivery for each webhook.
public final class KubernetesInbox implements Inbox {

    /// How many creates may be under way at once. Measured: the client opens a connection for each request in flight,
    /// and at thousands of them everything stands still.
    private static final int PERMITS = 32;

    /// How long a webhook waits for its turn. Ours: GitHub hangs up after ten seconds.
    private static final Duration TURN = Duration.ofSeconds(4);

    private final KubernetesClient client;
    private final String namespace;
    private final String path;
    private final Runnable onOutage;
    private final Semaphore permits = new Semaphore(PERMITS, true);
    private final IntakeFirst crowd = new IntakeFirst();

    /// @param namespace where Deliveries live
    /// @param onOutage told when a webhook had to be refused: it is to be asked for again
    public KubernetesInbox(KubernetesClient client, String namespace, Runnable onOutage) {
        this.client = client;
        this.namespace = namespace;
        this.path = "/apis/%s/namespaces/%s/%s"
                .formatted(HasMetadata.getApiVersion(Delivery.class), namespace, HasMetadata.getPlural(Delivery.class));
        this.onOutage = onOutage;
    }

    @Override
    public Kept store(NewDelivery delivery) {
        crowd.begins();
        try {
            return inTurn(delivery);
        } catch (Unavailable e) {
            onOutage.run();
            throw e;
        } finally {
            crowd.ends();
        }
    }

    /// Who is stored before others are handled.
    IntakeFirst crowd() {
        return crowd;
    }

    /// Whether a Delivery of this id is stored.
    ///
    /// @throws Unavailable if the cluster cannot be asked
    public boolean isStored(String id) {
        return KubernetesCalls.call(
                        "looking for delivery " + id,
                        () -> client.resources(Delivery.class)
                                .inNamespace(namespace)
                                .withName(id)
                                .get())
                != null;
    }

    private Kept inTurn(NewDelivery delivery) {
        try {
            if (!permits.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unavailable("too many webhooks at once", Duration.ZERO);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting to store a webhook", Duration.ZERO, e);
        }
        try {
            return create(delivery);
        } finally {
            permits.release();
        }
    }

    private Kept create(NewDelivery delivery) {
        var json = DeliveryJson.of(delivery, namespace, Traces.annotations());
        // What comes back is what was sent; to read it would be a third of what storing costs.
        return KubernetesCalls.unlessConflict("storing delivery " + delivery.id(), () -> client.raw(path, "POST", json))
                        .isPresent()
                ? Kept.STORED
                : Kept.DUPLICATE;
    }
}
