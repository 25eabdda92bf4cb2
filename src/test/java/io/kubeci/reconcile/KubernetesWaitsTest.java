package io.kubeci.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.kubeci.fake.cluster.FakeCluster;
import io.kubeci.model.Unavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesWaitsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Instant now = NOON;
    private FakeCluster cluster;
    private KubernetesClient client;
    private KubernetesWaits waits;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        cluster = FakeCluster.start(directory);
        var config = Config.fromKubeconfig(Files.readString(cluster.kubeconfig()));
        config.setRequestRetryBackoffLimit(0);
        client = new KubernetesClientBuilder().withConfig(config).build();
        waits = new KubernetesWaits(client, "kube-ci", () -> now);
    }

    @AfterEach
    void end() {
        client.close();
        cluster.close();
    }

    @Test
    void knowsNoneAtFirst() {
        assertThat(waits.recall()).isEmpty();
    }

    @Test
    void keepsOneOfEachAndDropsWhatIsOver() {
        waits.remember("installation-1.all", NOON.plusSeconds(10));
        waits.remember("installation-2.all", NOON.plusSeconds(60));
        waits.remember("installation-2.all", NOON.plusSeconds(90));
        now = NOON.plusSeconds(20);
        waits.remember("app.core", NOON.plusSeconds(50));

        assertThat(new KubernetesWaits(client, "kube-ci", () -> now).recall())
                .isEqualTo(Map.of("installation-2.all", NOON.plusSeconds(90), "app.core", NOON.plusSeconds(50)));
    }

    @Test
    void readsPastWhatSomebodyBrokeByHand() {
        waits.remember("app.core", NOON.plusSeconds(50));
        client.configMaps()
                .inNamespace("kube-ci")
                .withName(KubernetesWaits.NAME)
                .edit(map -> {
                    map.getData().put("installation-1.all", "soon");
                    return map;
                });

        assertThat(waits.recall()).containsOnlyKeys("app.core");
    }

    @Test
    void goesOnWithoutKeepingItWhileTheApiServerIsAway() {
        cluster.unavailable();

        waits.remember("app.core", NOON.plusSeconds(50));

        assertThatThrownBy(() -> waits.recall()).isInstanceOf(Unavailable.class);
    }

    @Test
    void startsWithoutAPastWhereTheRoleIsMissing() {
        waits.remember("app.core", NOON.plusSeconds(50));
        cluster.forbid("get", "configmaps");

        assertThat(waits.recall()).isEmpty();
    }
}
