package io.kubeci.process;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.kubeci.fake.cluster.FakeCluster;
import io.kubeci.fake.cluster.argo.SimulatedArgo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The process lane's cluster: in this JVM, with nothing real in it.
final class SimulatedCluster implements TestCluster {

    private static final double SPEED = 4;

    private final FakeCluster cluster;
    private final SimulatedArgo argo;
    private final KubernetesClient client;

    SimulatedCluster(Path directory) {
        cluster = FakeCluster.start(directory);
        argo = SimulatedArgo.start(cluster, SPEED);
        try {
            var config = Config.fromKubeconfig(Files.readString(cluster.kubeconfig()));
            client = new KubernetesClientBuilder().withConfig(config).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path kubeconfig() {
        return cluster.kubeconfig();
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public String namespace() {
        return "ci";
    }

    @Override
    public String operatorNamespace() {
        return "kube-ci";
    }

    @Override
    public boolean simulatesPods() {
        return true;
    }

    @Override
    public Optional<FakeCluster> fake() {
        return Optional.of(cluster);
    }

    @Override
    public String tokenOf(String account, String... verbs) {
        var user = "system:serviceaccount:%s:%s".formatted(namespace(), account);
        var token = "token-of-" + account;
        cluster.account(token, user);
        for (var verb : verbs) {
            cluster.permit(user, verb, "runs", namespace());
        }
        return token;
    }

    @Override
    public Optional<SimulatedArgo> simulatedArgo() {
        return Optional.of(argo);
    }

    @Override
    public void close() {
        client.close();
        argo.close();
        cluster.close();
    }
}
