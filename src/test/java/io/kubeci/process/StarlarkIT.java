package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.fake.github.CheckRunView.Annotation;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Pipelines that scripts compute.
class StarlarkIT extends Scenario {

    private static final String SCRIPT = ".kube-ci/ci.star";
    private static final String ARGO = "load('builtin:///argo', 'argo')\n";

    @Test
    void makesAPushWithAScriptOneWorkflow() {
        var sha = repository.push(
                "main", files("""
                load('lib/words.star', 'GREETING')
                print('for', input.event['repository']['name'], input.repo['full_name'])
                workflow = argo.workflow([argo.container('build', 'alpine:3.20', script = 'echo ' + GREETING)])
                """, Map.of(".kube-ci/lib/words.star", "GREETING = 'hello from a module'\n")));

        var run = scene.awaitEnd(repository, sha);

        assertThat(run.conclusion()).isEqualTo("success");
        assertThat(run.text())
                .contains("<details><summary>Printed by the script (1 line)</summary>")
                .contains(repository.fullName());
        assertThat(scene.workflows(sha))
                .singleElement()
                .satisfies(workflow -> assertThat(workflow.toString()).contains("hello from a module"));
    }

    @Test
    void tellsTheAuthorOfABrokenScriptOnItsLineWithWhatItPrinted() {
        var sha = repository.push("main", files("""
                print('so far so good')
                def build(n):
                    return 1 // n
                workflow = build(0)
                """, Map.of()));

        var run = scene.awaitEnd(repository, sha);

        assertThat(run.name()).isEqualTo("Default Workflow");
        assertThat(run.conclusion()).isEqualTo("failure");
        assertThat(run.annotations()).singleElement().satisfies(remark -> {
            assertThat(remark.path()).isEqualTo(SCRIPT);
            assertThat(remark.line()).isEqualTo(4);
            assertThat(remark.message()).contains("division by zero");
        });
        assertThat(run.text()).contains("so far so good", SCRIPT + ":5:", "in build");
        assertThat(scene.workflows(sha)).isEmpty();
    }

    @Test
    void refusesAWorkflowOfAScriptThatArgoCannotDecode() {
        var sha = repository.push("main", files("""
                c = argo.container('build', 'alpine:3.20', script = 'true')
                c['metadata'] = {'annotations': {'x': True}}
                workflow = argo.workflow([c])
                """, Map.of()));

        var run = scene.awaitEnd(repository, sha);

        assertThat(run.name()).isEqualTo("Default Workflow");
        assertThat(run.annotations()).extracting(Annotation::line).containsOnly(4);
        assertThat(scene.workflows(sha)).isEmpty();
    }

    @Test
    void loadsFromAnotherRepositoryOfTheOwner() {
        var library = github.repository("acme/library");
        var pinned = library.push("main", Map.of("go.star", "STEP = 'echo from the library'\n"));
        var sha = repository.push("main", files("""
                load('github://library.acme/go.star', 'STEP')
                workflow = argo.workflow([argo.container('build', 'alpine:3.20', script = STEP)])
                """, Map.of()));

        assertThat(scene.awaitEnd(repository, sha).conclusion()).isEqualTo("success");
        assertThat(scene.cluster().runs().toString()).contains("github://library.acme", pinned);
    }

    @Test
    void knowsWhatAPullRequestChanges() {
        repository.push("main", Map.of("README.md", "# Shop"));
        var script = """
                words = ','.join(input.changed_files) + ' into ' + input.pull_requests[0]['base']
                workflow = argo.workflow([argo.container('build', 'alpine:3.20', script = 'echo ' + words)])
                """;
        repository.push("topic", files(script, Map.of("a.go", "package a\n")));
        var pull = repository.openPull("A change", "topic", "main");

        var run = scene.awaitCheck(
                repository, pull.head(), one -> one.conclusion().equals("success"));

        assertThat(run.name()).startsWith("Workflow - ");
        assertThat(scene.workflows(pull.head()))
                .singleElement()
                .satisfies(workflow -> assertThat(workflow.toString()).contains(SCRIPT + ",a.go into main"));
    }

    @Test
    void doesNotLetAHostileScriptDelayOthers() {
        var evil = scene.repository();
        var hostile = evil.push("main", Map.of(SCRIPT, """
                        def burn():
                            for a in range(1 << 30):
                                x = ['x' * 1000 for _ in range(1000)]
                        burn()
                        workflow = None
                        """));
        var bomb = scene.repository();
        var greedy = bomb.push("main", Map.of(SCRIPT, "x = 'a' * 2147483000\nworkflow = None\n"));
        var sha = repository.push("main", CiFiles.running("echo fine"));

        assertThat(scene.awaitEnd(repository, sha).conclusion()).isEqualTo("success");
        assertThat(scene.awaitEnd(evil, hostile)).satisfies(run -> {
            assertThat(run.conclusion()).isEqualTo("failure");
            assertThat(run.summary()).contains("the script was stopped");
        });
        assertThat(scene.awaitEnd(bomb, greedy).conclusion()).isEqualTo("failure");
        var after = evil.push(
                "main",
                files("workflow = argo.workflow([argo.container('build', 'alpine:3.20', script = 'true')])", Map.of()));
        assertThat(scene.awaitEnd(evil, after).conclusion()).isEqualTo("success");
    }

    private static Map<String, String> files(String script, Map<String, String> others) {
        var files = new HashMap<>(others);
        files.put(SCRIPT, ARGO + script);
        return files;
    }
}
