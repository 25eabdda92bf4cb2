package io.kubeci.reconcile;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.OperatorException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Starts the reconcilers once the API server answers, beside the web server, and not before it: webhooks are to be
/// refused properly while there is no cluster.
public final class Startup {

    private static final Logger LOG = Logger.getLogger(Startup.class);

    /// How long to wait between two looks at an API server that does not answer. Ours.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Operator operator;
    private final KubernetesClient client;
    private final String namespace;
    private final Runnable onReady;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicBoolean started = new AtomicBoolean();

    /// @param namespace where Deliveries live
    /// @param onReady told once webhooks can be stored
    public Startup(Operator operator, KubernetesClient client, String namespace, Runnable onReady) {
        this.operator = operator;
        this.client = client;
        this.namespace = namespace;
        this.onReady = onReady;
    }

    /// Returns at once.
    public void begin() {
        Thread.ofPlatform().name("startup").start(this::run);
    }

    /// Ends the reconcilers; what they are at, they finish or leave to the next process.
    public void end() {
        ending.set(true);
        if (started.get()) {
            operator.stop();
        }
    }

    private void run() {
        try {
            while (!ending.get() && !canStore()) {
                Thread.sleep(PAUSE);
            }
            if (ending.get()) {
                return;
            }
            onReady.run();
            started.set(true);
            operator.start();
            LOG.info("reconciles Deliveries and Runs");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (OperatorException e) {
            LOG.error("the reconcilers cannot start; are the custom resource definitions and the roles applied?", e);
            Runtime.getRuntime().halt(1);
        }
    }

    private boolean canStore() {
        try {
            client.resources(Delivery.class)
                    .inNamespace(namespace)
                    .list(new ListOptionsBuilder().withLimit(1L).build());
            return true;
        } catch (KubernetesClientException e) {
            LOG.warnf(
                    "waits for the API server: cannot list deliveries in namespace %s: %s", namespace, e.getMessage());
            return false;
        }
    }
}
