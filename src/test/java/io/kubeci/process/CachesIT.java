package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimList;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Cache volumes, from the push that asks for one to the time when nobody does any more.
class CachesIT extends Scenario {

    private static final String FINALIZER = "example.org/held";

    @Test
    void makesOneClaimForAllRunsOfARepositoryAndHandsItOver() {
        var first = repository.push("main", caching("project"));
        assertThat(scene.awaitEnd(repository, first).conclusion()).isEqualTo("success");
        var second = repository.push("main", Map.of("more.txt", "more"));

        var run = scene.awaitEnd(repository, second);

        assertThat(run.conclusion()).isEqualTo("success");
        assertThat(claims()).singleElement().satisfies(claim -> {
            var name = claim.getMetadata().getName();
            assertThat(name).startsWith("ci-project-acme-shop-");
            assertThat(claim.getMetadata().getAnnotations())
                    .containsEntry("kube-ci.qutics.com/org", "acme")
                    .containsKey("kube-ci.qutics.com/lastUsed");
            assertThat(claim.getSpec().getResources().getRequests()).containsEntry("storage", new Quantity("1Gi"));
            assertThat(scene.workflows(first))
                    .allSatisfy(workflow -> assertThat(parameter(workflow)).isEqualTo(name));
            assertThat(scene.workflows(second))
                    .allSatisfy(workflow -> assertThat(parameter(workflow)).isEqualTo(name));
        });
    }

    @Test
    void makesOneClaimAlsoIfItIsKilledMeanwhile() {
        onFakeClusterOnly();
        github.trouble().holdDeliveries();
        var sha = repository.push("main", caching("project"));
        github.trouble().releaseDeliveries(false);
        await().atMost(Scene.PATIENCE).until(() -> !claims().isEmpty());
        scene.operator().kill();
        scene.operator().restart();

        assertThat(scene.awaitEnd(repository, sha).conclusion()).isEqualTo("success");
        assertThat(claims()).hasSize(1);
        assertThat(scene.workflows(sha)).hasSize(1);
    }

    @Test
    void clearsTheCacheWhenTheButtonIsPressedAndSaysSo() {
        repository.grant("bob", "write");
        repository.grant("mallory", "read");
        var sha = repository.push("main", caching("project"));
        var run = scene.awaitEnd(repository, sha);

        repository.press(run.id(), "clearCache", "mallory");
        scene.awaitCheck(repository, sha, now -> now.summary().contains("@mallory"));
        assertThat(claims()).hasSize(1);
        repository.press(run.id(), "clearCache", "bob");

        var told = scene.awaitCheck(repository, sha, now -> now.summary().contains("@bob"));
        assertThat(told.summary()).contains("Removed the cache volume").doesNotContain("mallory");
        assertThat(told.conclusion()).isEqualTo("success");
        assertThat(claims()).isEmpty();
    }

    @Test
    void waitsForAClaimThatIsBeingDeletedAndSaysSo() {
        var first = repository.push("main", caching("project"));
        assertThat(scene.awaitEnd(repository, first).conclusion()).isEqualTo("success");
        var name = claims().getFirst().getMetadata().getName();
        finalizers(name, List.of(FINALIZER));
        all().withName(name).delete();

        var second = repository.push("main", Map.of("more.txt", "more"));

        var waiting = scene.awaitCheck(repository, second, run -> run.title().contains("cache volume"));
        assertThat(waiting.status()).isEqualTo("queued");
        assertThat(waiting.summary()).contains("being deleted");
        finalizers(name, List.of());
        assertThat(scene.awaitCheck(repository, second, run -> run.status().equals("completed"))
                        .conclusion())
                .isEqualTo("success");
        assertThat(claims()).hasSize(1);
    }

    @Test
    void saysThatTheClaimHasLostItsVolume() {
        onFakeClusterOnly();
        var first = repository.push("main", caching("project"));
        assertThat(scene.awaitEnd(repository, first).conclusion()).isEqualTo("success");
        var name = claims().getFirst().getMetadata().getName();
        all().withName(name)
                .edit(claim -> new PersistentVolumeClaimBuilder(claim)
                        .withNewStatus()
                        .withPhase("Lost")
                        .endStatus()
                        .build());

        var run = scene.awaitEnd(repository, repository.push("main", Map.of("more.txt", "more")));

        assertThat(run.conclusion()).isEqualTo("failure");
        assertThat(run.title()).isEqualTo("The cache cannot be used");
        assertThat(run.summary()).contains("Lost");
    }

    @Test
    void tellsTheAuthorOfAMissingSizeOnTheLine() {
        var sha = repository.push(
                "main",
                Map.of(CiFiles.PATH, text("project").replaceFirst("    kube-ci.qutics.com/cacheSize: .*\n", "")));

        var run = scene.awaitEnd(repository, sha);

        assertThat(run.name()).isEqualTo("Default Workflow");
        assertThat(run.conclusion()).isEqualTo("failure");
        assertThat(run.annotations()).singleElement().satisfies(remark -> {
            assertThat(remark.path()).isEqualTo(CiFiles.PATH);
            assertThat(remark.message()).contains("the size of the cache is missing");
        });
        assertThat(claims()).isEmpty();
    }

    @Test
    void removesWhatNobodyUsesAfterTheConfiguredTime() {
        var sha = repository.push("main", caching("branch"));
        assertThat(scene.awaitEnd(repository, sha).conclusion()).isEqualTo("success");
        assertThat(claims()).hasSize(1);

        var before = configure("caches: {idle: 1s}\n");

        try {
            await().atMost(Scene.PATIENCE)
                    .until(() -> claims().stream()
                            .allMatch(claim -> claim.getMetadata().getDeletionTimestamp() != null));
        } finally {
            write(before);
        }
    }

    /// Adds to the configuration file; the result is what it said before.
    private String configure(String more) {
        try {
            var before = Files.readString(scene.operator().configuration());
            write(before + more);
            return before;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(scene.operator().configuration(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NonNamespaceOperation<PersistentVolumeClaim, PersistentVolumeClaimList, Resource<PersistentVolumeClaim>>
            all() {
        return scene.cluster()
                .client()
                .persistentVolumeClaims()
                .inNamespace(scene.cluster().namespace());
    }

    /// The claims of this test's repository.
    private List<PersistentVolumeClaim> claims() {
        var name = repository.fullName().split("/")[1];
        return all().list().getItems().stream()
                .filter(claim ->
                        Objects.equals(claim.getMetadata().getAnnotations().get("kube-ci.qutics.com/repo"), name))
                .toList();
    }

    private void finalizers(String name, List<String> finalizers) {
        all().withName(name)
                .edit(claim -> new PersistentVolumeClaimBuilder(claim)
                        .editMetadata()
                        .withFinalizers(finalizers)
                        .endMetadata()
                        .build());
    }

    private static String parameter(GenericKubernetesResource workflow) {
        List<Map<String, String>> parameters = workflow.get("spec", "arguments", "parameters");
        return Objects.requireNonNull(parameters).stream()
                .filter(parameter -> "cacheVolumeClaimName".equals(parameter.get("name")))
                .map(parameter -> parameter.get("value"))
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> caching(String scope) {
        return Map.of(CiFiles.PATH, text(scope));
    }

    private static String text(String scope) {
        return """
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                metadata:
                  annotations:
                    kube-ci.qutics.com/cacheScope: %s
                    kube-ci.qutics.com/cacheSize: 1Gi
                spec:
                  entrypoint: main
                  volumes:
                  - name: cache
                    persistentVolumeClaim: {claimName: "{{workflow.parameters.cacheVolumeClaimName}}"}
                  templates:
                  - name: main
                    container:
                      image: alpine:3.20
                      command: [sh, -c]
                      args: ["echo fine"]
                      volumeMounts: [{name: cache, mountPath: /cache}]
                """.formatted(scope);
    }
}
