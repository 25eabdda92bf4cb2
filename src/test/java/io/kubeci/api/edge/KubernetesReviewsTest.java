package io.kubeci.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.kubeci.api.Reviews.Login;
import io.kubeci.api.Verb;
import io.kubeci.config.Secret;
import io.kubeci.fake.cluster.FakeCluster;
import io.kubeci.model.Unavailable;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesReviewsTest {

    private static final String ALICE = "system:serviceaccount:ci:alice";

    @TempDir
    private Path directory;

    private FakeCluster cluster;
    private KubernetesClient client;
    private KubernetesReviews reviews;

    @BeforeEach
    void connect() {
        cluster = FakeCluster.start(directory);
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withMasterUrl(cluster.url())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
        reviews = new KubernetesReviews(client, "argo");
        cluster.account("her-token", ALICE);
        cluster.permit(ALICE, "get", "runs", "argo");
        cluster.permit(ALICE, "create", "runs", "elsewhere");
    }

    @AfterEach
    void disconnect() {
        client.close();
        cluster.close();
    }

    @Test
    void asksWhoSomebodyIsAndWhatTheyMayDo() {
        var login = reviews.identify(new Secret("her-token"));

        assertThat(login).isInstanceOfSatisfying(Login.Known.class, known -> {
            assertThat(known.who().name()).isEqualTo(ALICE);
            assertThat(known.who().groups()).contains("system:authenticated");
            assertThat(reviews.permits(known.who(), Verb.GET, "run-1")).isTrue();
            assertThat(reviews.permits(known.who(), Verb.CREATE, "")).isFalse();
        });
        assertThat(reviews.identify(new Secret("another"))).isEqualTo(new Login.Unknown());
    }

    @Test
    void knowsThatItMayNotAsk() {
        cluster.forbid("create", "tokenreviews");

        assertThat(reviews.identify(new Secret("her-token"))).isEqualTo(new Login.NotAsked());
    }

    @Test
    void keepsTheTokenOutOfMessages() {
        cluster.unavailable();

        assertThatThrownBy(() -> reviews.identify(new Secret("her-token")))
                .isInstanceOf(Unavailable.class)
                .hasMessageNotContaining("her-token");
    }
}
