package io.kubeci.cache.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.kubeci.cache.CachePlan;
import io.kubeci.cache.Scope;
import io.kubeci.cache.Size;
import io.kubeci.cache.Volumes.Creation;
import io.kubeci.cache.Volumes.Holder;
import io.kubeci.cache.Volumes.Owner;
import io.kubeci.fake.cluster.FakeCluster;
import io.kubeci.fake.cluster.Kind;
import io.kubeci.model.Unavailable;
import io.kubeci.workflow.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesVolumesTest {

    private static final CachePlan.Claim CLAIM = new CachePlan.Claim(
            "ci-project-octo-app-x1",
            Scope.PROJECT,
            Size.parse("10Gi"),
            Optional.of("fast"),
            Map.of(Keys.MANAGED_BY, "kube-ci", "scope", "project"),
            Map.of(Keys.ORG_NAME, "octo", Keys.REPO_NAME, "app"),
            false);

    private FakeCluster cluster;
    private KubernetesClient client;
    private KubernetesVolumes volumes;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        cluster = FakeCluster.start(directory);
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(Files.readString(cluster.kubeconfig())))
                .build();
        volumes = new KubernetesVolumes(client, "ci");
    }

    @AfterEach
    void stop() {
        client.close();
        cluster.close();
    }

    @Test
    void makesAClaimAndFindsItAgain() {
        var creation = volumes.create(CLAIM, Optional.empty());

        assertThat(creation).isInstanceOf(Creation.Created.class);
        assertThat(volumes.find(CLAIM.name())).hasValueSatisfying(found -> {
            assertThat(found.isOf("octo", "app")).isTrue();
            assertThat(found.isManagedBy("kube-ci")).isTrue();
            assertThat(found.size()).isEqualTo(Size.parse("10Gi"));
            assertThat(found.manyNodes()).isFalse();
            assertThat(found.deletedAt()).isEmpty();
        });
        var stored = client.persistentVolumeClaims()
                .inNamespace("ci")
                .withName(CLAIM.name())
                .get();
        assertThat(stored.getSpec().getAccessModes()).containsExactly("ReadWriteOnce");
        assertThat(stored.getSpec().getStorageClassName()).isEqualTo("fast");
    }

    @Test
    void makesAClaimThatGoesWithItsRun() {
        var manifest = ClaimManifest.of(CLAIM, "ci", Optional.of(new Owner("run-1", "0a0a")));

        assertThat(manifest.getMetadata().getOwnerReferences()).singleElement().satisfies(owner -> {
            assertThat(owner.getKind()).isEqualTo("Run");
            assertThat(owner.getUid()).isEqualTo("0a0a");
        });
        volumes.create(CLAIM, Optional.of(new Owner("run-1", "0a0a")));
        await().until(() -> volumes.find(CLAIM.name()).isEmpty());
    }

    @Test
    void saysThatSomebodyElseWasFaster() {
        volumes.create(CLAIM, Optional.empty());

        assertThat(volumes.create(CLAIM, Optional.empty())).isInstanceOf(Creation.Exists.class);
    }

    @Test
    void changesAnnotationsAndLeavesTheOthers() {
        volumes.create(CLAIM, Optional.empty());

        var after = volumes.annotate(CLAIM.name(), Map.of("kube-ci.qutics.com/lastUsed", "2026-01-01T10:00:00Z"));

        assertThat(after).hasValueSatisfying(volume -> {
            assertThat(volume.lastUsed()).isPresent();
            assertThat(volume.isOf("octo", "app")).isTrue();
        });
        assertThat(volumes.annotate("nobody", Map.of("a", "b"))).isEmpty();
    }

    @Test
    void doesNotDeleteWhatSomebodyBeganToUseMeanwhile() {
        volumes.create(CLAIM, Optional.empty());
        var read = volumes.find(CLAIM.name()).orElseThrow();
        var touched = volumes.annotate(CLAIM.name(), Map.of("kube-ci.qutics.com/lastUsed", "2026-01-01T10:00:00Z"));

        assertThat(volumes.delete(read)).isFalse();
        assertThat(volumes.find(CLAIM.name())).isPresent();
        assertThat(volumes.delete(touched.orElseThrow())).isTrue();
        assertThat(volumes.find(CLAIM.name())).isEmpty();
        assertThat(volumes.delete(read)).isTrue();
    }

    @Test
    void listsOnlyWhatItManages() {
        volumes.create(CLAIM, Optional.empty());
        cluster.objects().create(Kind.CLAIM, claimByHand());

        assertThat(volumes.managed("kube-ci"))
                .extracting(volume -> volume.name())
                .containsExactly(CLAIM.name());
        assertThat(volumes.managed("other")).isEmpty();
    }

    @Test
    void knowsThePodsThatNameAClaimWhetherTheyHaveEndedOrNot() {
        pod("busy", "Running", "a");
        pod("done", "Succeeded", "a");
        pod("broken", "Failed", "b");

        assertThat(volumes.holders())
                .containsExactlyInAnyOrder(
                        new Holder("a", "busy", false), new Holder("a", "done", true), new Holder("b", "broken", true));
        volumes.deletePod("done");
        volumes.deletePod("done");
        assertThat(volumes.holders()).hasSize(2);
    }

    @Test
    void isUnavailableWhileTheApiServerIs() {
        cluster.forbid("create", "persistentvolumeclaims");

        assertThatThrownBy(() -> volumes.create(CLAIM, Optional.empty()))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("make the volume claim ci-project-octo-app-x1");
    }

    private void pod(String name, String phase, String claim) {
        client.pods()
                .inNamespace("ci")
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace("ci")
                        .endMetadata()
                        .withNewSpec()
                        .addNewVolume()
                        .withName("cache")
                        .withNewPersistentVolumeClaim(claim, false)
                        .endVolume()
                        .addNewVolume()
                        .withName("other")
                        .withNewEmptyDir()
                        .endEmptyDir()
                        .endVolume()
                        .endSpec()
                        .withNewStatus()
                        .withPhase(phase)
                        .endStatus()
                        .build())
                .create();
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode claimByHand() {
        var claim = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        claim.putObject("metadata").put("name", "mine").put("namespace", "ci");
        return claim;
    }
}
