package io.kubeci;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.kubeci.config.StartOptions;
import java.time.Duration;

/// The connection to the API server.
final class Clients {

    // Measured: with these a webhook is refused after 4 s when the API server hangs, well within GitHub's ten; by
    // default
    // it would take up to 19 s.
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
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("kube-ci-metrics", metrics))
                .build();
    }
}
