package io.kubeci;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.kubeci.config.StartOptions;
import io.kubeci.reconcile.Delivery;
import io.kubeci.reconcile.Run;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/// The connection to the API server.
final class Clients {

    private static final Logger LOG = Logger.getLogger(Clients.class);

    // Measured: with these a webhook is refused after 4 s when the API server hangs, well within GitHub's ten; by
    // default it would take up to 19 s.
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(4);
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);
    private static final int RETRIES = 2;
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(100);

    private static final AtomicReference<Optional<FutureTask<KubernetesClient>>> AHEAD =
            new AtomicReference<>(Optional.empty());

    private Clients() {}

    /// Begins to connect while the web server starts: the two take about as long, and neither needs the other.
    static void connectAhead(StartOptions.Cluster cluster) {
        var task = new FutureTask<>(() -> create(cluster));
        AHEAD.set(Optional.of(task));
        Thread.ofPlatform().name("connect").daemon().start(() -> {
            task.run();
            if (task.state() == Future.State.SUCCESS) {
                ask(task.resultNow(), cluster);
            }
        });
    }

    /// The client that was begun ahead, or a new one.
    ///
    /// @throws KubernetesClientException if the kubeconfig cannot be used
    static KubernetesClient connect(StartOptions.Cluster cluster) {
        var ahead = AHEAD.getAndSet(Optional.empty());
        if (ahead.isEmpty()) {
            return create(cluster);
        }
        try {
            return ahead.get().get();
        } catch (ExecutionException e) {
            throw KubernetesClientException.launderThrowable(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while connecting to the cluster", e);
        }
    }

    /// The first request is the slow one. Whether it is answered yet, [Startup] looks after.
    private static void ask(KubernetesClient client, StartOptions.Cluster cluster) {
        try {
            client.resources(Delivery.class)
                    .inNamespace(cluster.namespace())
                    .list(new ListOptionsBuilder().withLimit(1L).build());
        } catch (KubernetesClientException e) {
            LOG.debugf("the API server does not answer yet: %s", e.getMessage());
        }
    }

    /// Where `-kubeconfig`, `KUBECONFIG` or the pod's own account say; `-master` overrides the address.
    private static KubernetesClient create(StartOptions.Cluster cluster) {
        var found = cluster.kubeconfig()
                .map(file -> Config.fromKubeconfig(file.toFile()))
                .orElseGet(() -> Config.autoConfigure(null));
        var config = new ConfigBuilder(found)
                .withRequestTimeout((int) REQUEST_TIMEOUT.toMillis())
                .withConnectionTimeout((int) CONNECTION_TIMEOUT.toMillis())
                .withRequestRetryBackoffLimit(RETRIES)
                .withRequestRetryBackoffInterval((int) RETRY_INTERVAL.toMillis());
        cluster.master().ifPresent(config::withMasterUrl);
        return new KubernetesClientBuilder()
                .withConfig(config.build())
                .withKubernetesSerialization(serialization())
                .withHttpClientBuilderConsumer(http ->
                        http.addOrReplaceInterceptor("kube-ci-metrics", new KubernetesMetrics(Metrics.globalRegistry)))
                .build();
    }

    /// Knows the kinds that come in watches, whose type nothing else tells. Any other is read as what it was
    /// asked for.
    ///
    /// By default the library looks for all kinds that there are, which loads a thousand classes at the first
    /// event; and ours, being none of them, would be read into maps and from those anew, at each event.
    static KubernetesSerialization serialization() {
        var serialization = new KubernetesSerialization(new ObjectMapper(), false);
        serialization.registerKubernetesResource(Status.class);
        serialization.registerKubernetesResource(Delivery.class);
        serialization.registerKubernetesResource(Run.class);
        return serialization;
    }
}
