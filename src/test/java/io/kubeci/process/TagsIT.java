package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Tags: built where the workflow says so, whoever tells of them, and silence elsewhere.
class TagsIT extends Scenario {

    private static Map<String, String> forTags() {
        return Map.of(CiFiles.PATH, CiFiles.script("echo fine").replace("kind: Workflow\n", """
                kind: Workflow
                metadata:
                  annotations:
                    kube-ci.qutics.com/runForTag: "true"
                """));
    }

    private String built() {
        var sha = repository.push("main", forTags());
        scene.awaitEnd(repository, sha);
        scene.settle();
        return sha;
    }

    private List<GenericKubernetesResource> ofTags(String sha) {
        return scene.workflows(sha).stream()
                .filter(workflow -> parameter(workflow, "refType").equals("tag"))
                .toList();
    }

    private static String parameter(GenericKubernetesResource workflow, String name) {
        List<Map<String, String>> parameters = workflow.get("spec", "arguments", "parameters");
        return parameters.stream()
                .filter(one -> one.get("name").equals(name))
                .map(one -> one.get("value"))
                .findFirst()
                .orElse("");
    }

    @Test
    void buildsAnAnnotatedTagOnce() {
        var sha = built();

        repository.pushAnnotatedTag("v1", sha);

        await().atMost(Scene.PATIENCE).until(() -> !ofTags(sha).isEmpty());
        scene.settle();
        assertThat(ofTags(sha)).singleElement().satisfies(workflow -> {
            assertThat(parameter(workflow, "tag")).isEqualTo("v1");
            assertThat(parameter(workflow, "revision")).isEqualTo(sha);
            assertThat(parameter(workflow, "branch")).isEmpty();
        });
    }

    @Test
    void saysNothingOfATagThatNobodyWantsBuilt() {
        var sha = repository.push("main", CiFiles.running("echo fine"));
        scene.awaitEnd(repository, sha);

        repository.pushTag("v1", sha);

        scene.settle();
        assertThat(scene.workflows(sha)).hasSize(1);
        assertThat(repository.allCheckRuns()).hasSize(1);
    }

    @Test
    void findsTheTagsOfWhichGitHubSaysNothing() {
        var sha = built();
        var tags = new TreeMap<String, String>();
        for (int minor = 0; minor < 5; minor++) {
            tags.put("refs/tags/v1." + minor, sha);
        }
        repository.move(tags);
        scene.settle();
        assertThat(ofTags(sha)).isEmpty();

        repository.push("main", Map.of("README.md", "# Shop"));

        await().atMost(Scene.PATIENCE).until(() -> ofTags(sha).size() == 5);
        assertThat(ofTags(sha))
                .extracting(workflow -> parameter(workflow, "tag"))
                .containsExactlyInAnyOrder("v1.0", "v1.1", "v1.2", "v1.3", "v1.4");
    }
}
