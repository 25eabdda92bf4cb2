package io.kubeci.process;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/// A cluster in a container, with Argo installed, for machines that have Docker; one for all stories of this JVM.
final class K3sWithArgo {

    private static final DockerImageName IMAGE = DockerImageName.parse("rancher/k3s:v1.35.0-k3s1");

    /// Argo's own manifests for a whole cluster; they belong into the namespace `argo`.
    private static final URI ARGO =
            URI.create("https://github.com/argoproj/argo-workflows/releases/download/v4.1.2/install.yaml");

    private static final String NAMESPACE = "argo";
    private static final long MINUTES_TO_START = 5;

    private static final class Holder {
        private static final K3sContainer CLUSTER = start();
    }

    private K3sWithArgo() {}

    static String kubeconfig() {
        return Holder.CLUSTER.getKubeConfigYaml();
    }

    private static K3sContainer start() {
        var cluster = new K3sContainer(IMAGE);
        cluster.start(); // stopped by Testcontainers when this JVM ends
        var config = Config.fromKubeconfig(cluster.getKubeConfigYaml());
        try (var client = new KubernetesClientBuilder().withConfig(config).build();
                var manifests = ARGO.toURL().openStream()) {
            var namespace =
                    new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata();
            client.resource(namespace.build()).serverSideApply();
            client.load(manifests).inNamespace(NAMESPACE).serverSideApply();
            client.apps()
                    .deployments()
                    .inNamespace(NAMESPACE)
                    .withName("workflow-controller")
                    .waitUntilReady(MINUTES_TO_START, TimeUnit.MINUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cluster;
    }
}
