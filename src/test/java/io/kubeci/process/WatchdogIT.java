package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// No check run stays open for ever.
class WatchdogIT extends Scenario {

    @Override
    Map<String, String> environment() {
        return Map.of("KUBE_CI_RUN_TIMEOUT", "6s");
    }

    @Test
    void endsWhatIsTooOldWithTheReason() {
        var sha = repository.push("main", CiFiles.running("sleep 6000"));

        var run = scene.awaitEnd(repository, sha);

        assertThat(run.conclusion()).isEqualTo("timed_out");
        assertThat(run.title() + run.summary()).isNotBlank();
    }

    @Test
    void endsWhatNoControllerEverTookUp() {
        onFakeClusterOnly();
        var argo = scene.cluster().simulatedArgo().orElseThrow();
        argo.pause();
        try {
            var sha = repository.push("main", CiFiles.running("echo fine"));

            assertThat(scene.awaitEnd(repository, sha).conclusion()).isEqualTo("timed_out");
        } finally {
            argo.resume();
        }
    }

    /// A newer version stored it and was then replaced by this one, for instance.
    @Test
    void endsADeliveryThatThisVersionCannotHandle() {
        var delivery = new GenericKubernetesResource();
        delivery.setApiVersion("kube-ci.qutics.com/v1alpha1");
        delivery.setKind("Delivery");
        delivery.setMetadata(new ObjectMetaBuilder()
                .withName("from-the-future")
                .withNamespace(scene.cluster().operatorNamespace())
                .build());
        delivery.setAdditionalProperties(Map.of(
                "spec",
                Map.of(
                        "name",
                        "push",
                        "installationId",
                        1,
                        "receivedAt",
                        Instant.now().minus(Duration.ofHours(2)).toString(),
                        "event",
                        Map.of("type", "fromTheFuture"))));
        scene.cluster().client().resource(delivery).create();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> scene.cluster().deliveries().stream()
                        .filter(stored -> stored.getMetadata().getName().equals("from-the-future"))
                        .anyMatch(stored -> "Failed".equals(stored.get("status", "outcome"))));
    }
}
