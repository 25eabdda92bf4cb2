package io.kubeci.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.kubeci.fake.cluster.FakeCluster;
import io.kubeci.policy.Trust;
import io.kubeci.run.RunPages;
import io.kubeci.run.RunPages.Filter;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesRunPagesTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    private Path directory;

    private FakeCluster cluster;
    private KubernetesClient client;
    private KubernetesRuns runs;
    private RunPages pages;

    @BeforeEach
    void connect() {
        cluster = FakeCluster.start(directory);
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder().withMasterUrl(cluster.url()).build())
                .build();
        runs = new KubernetesRuns(client, "argo", Clock.systemUTC());
        pages = new KubernetesRunPages(client, "argo");
        store("c", "acme", "shop", "branch", "main", 1);
        store("a", "acme", "shop", "branch", "topic", 2);
        store("e", "acme", "shop", "tag", "main", 3);
        store("b", "acme", "other", "branch", "main", 4);
        store("d", "acme", "other", "branch", "main", 4);
    }

    @AfterEach
    void disconnect() {
        client.close();
        cluster.close();
    }

    private void store(String name, String owner, String repository, String refType, String ref, int minute) {
        runs.create(
                name,
                new RunSpec(
                        new RunSpec.Repo(1, 42, owner, repository, "", "", "", "", "main"),
                        refType,
                        ref,
                        "a".repeat(40),
                        "push",
                        false,
                        "",
                        "",
                        "",
                        Map.of(),
                        "",
                        0,
                        List.of(),
                        Trust.TRUSTED,
                        START.plusSeconds(60L * minute),
                        null));
    }

    private static List<String> names(RunPages.Page page) {
        return page.runs().stream().map(RunState::name).toList();
    }

    @Test
    void showsTheNewestFirst() {
        var page = pages.first(ALL, 10);

        assertThat(names(page)).containsExactly("d", "b", "e", "a", "c");
        assertThat(page.more()).isFalse();
    }

    @Test
    void leadsThroughAllPagesAlsoIfRunsComeAndGoMeanwhile() {
        var seen = new ArrayList<String>();
        var page = pages.first(ALL, 2);
        seen.addAll(names(page));
        store("z", "acme", "shop", "branch", "main", 9);
        runs.delete("b");
        while (page.more()) {
            var last = page.runs().getLast();
            page = pages.after(new RunPages.Position(last.spec().receivedAt(), last.name()), ALL, 2);
            seen.addAll(names(page));
        }

        assertThat(seen).containsExactly("d", "b", "e", "a", "c");
    }

    @Test
    void filters() {
        runs.save(runs.find("a")
                .map(run -> run.with(run.status().in(RunPhase.FAILED, "because")))
                .orElseThrow());

        assertThat(names(pages.first(new Filter(Optional.of("ACME/shop"), Optional.empty(), Optional.empty()), 10)))
                .containsExactly("e", "a", "c");
        assertThat(names(pages.first(new Filter(Optional.empty(), Optional.of("main"), Optional.empty()), 10)))
                .containsExactly("d", "b", "c");
        assertThat(names(pages.first(new Filter(Optional.empty(), Optional.empty(), Optional.of(RunPhase.FAILED)), 10)))
                .containsExactly("a");
        assertThat(pages.first(new Filter(Optional.of("acme/none"), Optional.empty(), Optional.empty()), 10)
                        .runs())
                .isEmpty();
    }
}
