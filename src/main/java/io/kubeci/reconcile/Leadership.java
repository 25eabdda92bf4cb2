package io.kubeci.reconcile;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// This process as a candidate. A leader that loses its lease ends at once, so that two never work at the same time;
/// one
/// that ends by itself gives the lease back, so that nobody has to wait for it to lapse.
public final class Leadership {

    private static final Logger LOG = Logger.getLogger(Leadership.class);

    /// How this process ends when it lost its lease; Kubernetes starts it again.
    private static final int LOST = 3;

    private final KubernetesClient client;
    private final String namespace;
    private final Runnable onLead;
    private final String identity;
    private final AtomicBoolean leading = new AtomicBoolean();
    private final AtomicBoolean ending = new AtomicBoolean();

    /// @param namespace where the Lease is
    /// @param onLead begins what only the leader does
    public Leadership(KubernetesClient client, String namespace, Runnable onLead) {
        this.client = client;
        this.namespace = namespace;
        this.onLead = onLead;
        this.identity = System.getenv().getOrDefault("HOSTNAME", "kube-ci") + "-" + UUID.randomUUID();
    }

    /// What the framework has to know.
    public Operators.Election election() {
        return new Operators.Election(identity, this::started, this::stopped);
    }

    /// From now on losing the lease is what we want.
    public void ending() {
        ending.set(true);
    }

    /// Gives the lease back, which the library does not.
    public void release() {
        if (!leading.get()) {
            return;
        }
        var leases = client.leases().inNamespace(namespace).withName(Operators.LEASE);
        try {
            leases.edit(lease -> {
                if (identity.equals(lease.getSpec().getHolderIdentity())) {
                    lease.getSpec().setHolderIdentity("");
                    lease.getSpec().setLeaseDurationSeconds(1);
                }
                return lease;
            });
        } catch (KubernetesClientException e) {
            LOG.warnf("the lease could not be given back; others lead once it lapses: %s", e.getMessage());
        }
    }

    private void started() {
        leading.set(true);
        LOG.info("leads from now on");
        onLead.run();
    }

    private void stopped() {
        if (leading.get() && !ending.get()) {
            LOG.error("lost the lease: ends, so that nothing is done twice");
            Runtime.getRuntime().halt(LOST);
        }
    }
}
