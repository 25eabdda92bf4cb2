package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.fake.github.CheckRunView.Annotation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From a pushed commit to the end of its check run.
class PushIT extends Scenario {

    @Test
    void makesAPushOneWorkflowAndItsEndAGreenCheckRun() {
        var sha = repository.push("main", Map.of(CiFiles.PATH, CiFiles.green()));

        var run = scene.awaitEnd(repository, sha);

        assertThat(run.name()).isEqualTo("Workflow - main");
        assertThat(run.conclusion()).isEqualTo("success");
        assertThat(run.summary() + run.text()).contains("checkout", "lint", "test");
        assertThat(run.detailsUrl())
                .startsWith(
                        "https://argo.example.org/workflows/" + scene.cluster().namespace());
        assertThat(scene.workflows(sha)).singleElement().satisfies(workflow -> {
            assertThat(workflow.getMetadata().getName())
                    .startsWith(repository.fullName().split("/")[1] + ".main.");
            assertThat(workflow.getMetadata().getLabels()).containsEntry("managedBy", "kube-ci");
        });
    }

    @Test
    void showsWhatFailedWithItsLogAndRemarksOnTheLines() {
        var sha = repository.push("main", CiFiles.running("""
                echo "go vet ./..."
                echo "main.go:1:5: error: undefined: foo"
                exit 3"""));

        var run = scene.awaitEnd(repository, sha);

        assertThat(run.conclusion()).isEqualTo("failure");
        assertThat(run.title()).contains("build").contains("3");
        assertThat(run.summary()).contains("main.go:1:5: error: undefined: foo").doesNotContain("argo=true");
        assertThat(run.annotations()).singleElement().satisfies(remark -> {
            assertThat(remark.path()).isEqualTo("main.go");
            assertThat(remark.line()).isEqualTo(1);
            assertThat(remark.level()).isEqualTo("failure");
            assertThat(remark.message()).contains("undefined: foo");
        });
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            sim oom                             | out of memory
            sim evict                           | low on resource
            sim init-error 64 no such key       | no such key
            sim wait-error access denied        | access denied
            """)
    void saysWhyAStepEnded(String script, String words) {
        withSimulatedPodsOnly();
        var sha = repository.push("main", CiFiles.running(script));

        var run = scene.awaitEnd(repository, sha);

        assertThat(run.conclusion()).isEqualTo("failure");
        assertThat(run.title() + run.summary() + run.text()).containsIgnoringCase(words);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(booleans = {false, true})
    void makesOneRunOfPushSuiteAndPullRequestInAnyOrder(boolean reversed) {
        repository.push("main", Map.of("README.md", "# Shop"));
        github.trouble().holdDeliveries();
        github.trouble().repeatDeliveries(10);
        var sha = repository.push("topic", CiFiles.running("echo fine"));
        repository.openPull("A change", "topic", "main");
        github.trouble().releaseDeliveries(reversed);

        var run = scene.awaitEnd(repository, sha);

        scene.settle();
        assertThat(run.conclusion()).isEqualTo("success");
        assertThat(scene.workflows(sha)).hasSize(1);
        assertThat(repository.allCheckRuns().stream().filter(one -> one.name().equals("Workflow - main")))
                .hasSize(1);
    }

    @Test
    void leavesARepositoryWithoutCiFilesAlone() {
        var sha = repository.push("main", Map.of("README.md", "# Shop", ".kube-ci/notes.txt", "nothing to run"));

        scene.settle();

        assertThat(repository.checkRuns(sha)).isEmpty();
        assertThat(scene.workflows(sha)).isEmpty();
        assertThat(scene.cluster().runs()).noneMatch(run -> run.toString().contains(sha));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            broken YAML      | 3 | spec: [
            a duplicate key  | 4 | kind: Workflow
            an unknown field | 4 | spec: {entrypoint: main, templates: [], mutex: x}
            a wrong type     | 4 | spec: {entrypoint: main, templates: [], parallelism: many}
            another kind     | 2 | kind: CronWorkflow
            """)
    void tellsTheAuthorOfABrokenFileOnItsLines(String what, int line, String text) {
        var lines = new java.util.ArrayList<>(java.util.List.of("apiVersion: argoproj.io/v1alpha1"));
        lines.add(what.equals("another kind") ? text : "kind: Workflow");
        if (line == 4) {
            lines.add("# " + what);
        }
        lines.add(what.equals("another kind") ? "spec: {entrypoint: main}" : text);
        var sha = repository.push("main", Map.of(CiFiles.PATH, String.join("\n", lines) + "\n"));

        var run = scene.awaitEnd(repository, sha);

        assertThat(run.name()).isEqualTo("Default Workflow");
        assertThat(run.conclusion()).isEqualTo("failure");
        assertThat(run.annotations()).extracting(Annotation::path).containsOnly(CiFiles.PATH);
        assertThat(run.annotations()).extracting(Annotation::line).contains(line);
        assertThat(scene.workflows(sha)).isEmpty();
    }

    @Test
    void neverLetsAWorkflowThroughThatArgoCannotDecode() {
        var sha = repository.push("main", Map.of(CiFiles.PATH, """
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                spec:
                  entrypoint: main
                  templates:
                  - name: main
                    steps:
                    - - name: build
                        inline:
                          metadata: {annotations: {x: true}}
                          container: {image: alpine:3.20, command: [sh, -c], args: ["echo ok"]}
                """));

        var run = scene.awaitEnd(repository, sha);

        assertThat(run.name()).isEqualTo("Default Workflow");
        assertThat(run.annotations()).extracting(Annotation::line).containsExactly(10);
        assertThat(scene.workflows(sha)).isEmpty();
    }

    @Test
    void carriesNothingOverThatCouldForgeAResult() {
        var sha = repository.push(
                "main", Map.of(CiFiles.PATH, CiFiles.script("echo fine").replace("kind: Workflow\n", """
                        kind: Workflow
                        metadata:
                          name: mine
                          namespace: kube-system
                          finalizers: [example.org/never]
                          labels: {workflows.argoproj.io/completed: "true"}
                        status: {phase: Succeeded}
                        """)));

        var run = scene.awaitEnd(repository, sha);

        assertThat(run.conclusion()).isEqualTo("success");
        assertThat(scene.workflows(sha)).singleElement().satisfies(workflow -> {
            assertThat(workflow.getMetadata().getName()).isNotEqualTo("mine");
            assertThat(workflow.getMetadata().getFinalizers()).isEmpty();
            assertThat(workflow.<Object>get("status", "nodes")).isNotNull();
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "release/${{secrets}}",
                "topic-with-an-overlong-name-that-goes-on-and-on-and-on-until-no-label-can-hold-it",
                "Ünïcode-ветка",
                "-rf",
                "a'b\"c`d$(e)",
                "{{workflow.name}}"
            })
    void buildsBranchesOfHostileNames(String branch) {
        repository.push("main", Map.of("README.md", "# Shop"));
        repository.push(branch, CiFiles.running("echo fine"));
        var pull = repository.openPull("**bold** </details> | x", branch, "main");

        var run = scene.awaitEnd(repository, pull.head());

        assertThat(run.conclusion()).isEqualTo("success");
    }

    @Test
    void keepsTextFromOutsideFromBreakingThePage() {
        var sha = repository.push("main", CiFiles.running("""
                echo '```'
                echo '</details><img src=x onerror=alert(1)>'
                echo '| a | b |'
                exit 1"""));

        var run = scene.awaitEnd(repository, sha);

        assertThat(run.conclusion()).isEqualTo("failure");
        assertThat(run.summary()).contains("onerror");
        assertThat(run.summary().lines().filter(line -> line.equals("```"))).hasSizeLessThanOrEqualTo(1);
    }
}
