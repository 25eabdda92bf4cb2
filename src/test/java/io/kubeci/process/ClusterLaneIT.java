package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The repository's own definitions and roles on a real API server.
class ClusterLaneIT {

    @Test
    void givesTheOperatorTheRightsOfTheRepositorysRolesAndNoMore(@TempDir Path directory) throws IOException {
        Assumptions.assumeTrue(Lanes.available().anyMatch(Lane.CLUSTER::equals), "needs a cluster");
        try (var cluster = Lane.CLUSTER.open(getClass(), directory)) {
            var config = Config.fromKubeconfig(Files.readString(cluster.kubeconfig()));
            try (var operator = new KubernetesClientBuilder().withConfig(config).build()) {
                var apiVersion = "kube-ci.qutics.com/v1alpha1";

                assertThat(operator.genericKubernetesResources(apiVersion, "Run")
                                .inNamespace(cluster.namespace())
                                .list()
                                .getItems())
                        .isEmpty();
                assertThat(operator.genericKubernetesResources(apiVersion, "Delivery")
                                .inNamespace(cluster.operatorNamespace())
                                .list()
                                .getItems())
                        .isEmpty();
                assertThatThrownBy(() -> operator.nodes().list())
                        .isInstanceOfSatisfying(
                                KubernetesClientException.class,
                                e -> assertThat(e.getCode()).isEqualTo(403));
            }
        }
    }
}
