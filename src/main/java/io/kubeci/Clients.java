package io.kubeci;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.kubeci.config.StartOptions;
import io.kubeci.reconcile.Delivery;
import io.kubeci.reconcile.Run;
import java.time.Duration;

/// The connection to the API server.
final class Clients {

    // Measured: with these a webhook is refused after 4 s when the API server hangs, well within GitHub's ten; by
    // default it would take up to 19 s.
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(4);
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);
    private static final int RETRIES = 2;
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(100);

    private Clients() {}

    /// Where `-kubeconfig`, `KUBECONFIG` or the pod's own account say; `-master` overrides the address.
    static KubernetesClient connect(StartOptions.Cluster cluster, Interceptor metrics) {
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
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("kube-ci-metrics", metrics))
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
