package io.kubeci.flow;

import static io.kubeci.flow.World.NEWER;
import static io.kubeci.flow.World.NONE;
import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.kubeci.github.Annotation;
import io.kubeci.model.CommitSha;
import io.kubeci.pipeline.ScriptSettings;
import io.kubeci.run.RunPhase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptIsExecutedTest {

    private static final CommitSha LIBRARY = new CommitSha("c".repeat(40));

    /// A workflow of one container; the words are its arguments.
    private static final String SAYING = """
            def saying(words):
                return {
                    "apiVersion": "argoproj.io/v1alpha1",
                    "kind": "Workflow",
                    "spec": {
                        "entrypoint": "main",
                        "templates": [{"name": "main", "container": {"image": "alpine", "command": ["echo"], "args": words}}],
                    },
                }
            """;

    private final World world = new World();

    @Test
    void makesTheWorkflowThatAScriptComputes() {
        push(SAYING + "workflow = saying(['computed'])");

        assertThat(said()).isEqualTo("computed");
        assertThat(world.github.checkRun(SHA, "Workflow - main").update.state().status())
                .isEqualTo("queued");
    }

    @Test
    void prefersTheScriptToTheYamlFile() {
        world.github.hasFiles(
                SHA, Map.of("ci.yaml", World.ONE_STEP, "ci.star", SAYING + "workflow = saying(['computed'])"));
        happens();

        assertThat(said()).isEqualTo("computed");
    }

    @Test
    void fallsBackToTheYamlFileWhereTheScriptSaysNone() {
        world.github.hasFiles(SHA, Map.of("ci.yaml", World.ONE_STEP, "ci.star", "print('not me')\nworkflow = None"));
        happens();

        assertThat(said()).isEqualTo("make");
        assertThat(text("Workflow - main")).contains("<details>", "not me");
    }

    @Test
    void isSilentWhereTheScriptSaysNoneAndThereIsNothingElse() {
        push("workflow = None");

        assertThat(world.github.checkRuns()).isEmpty();
        assertThat(world.workflows.created()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            x = 1                                  | 1 | sets no global variable workflow
            y = 1;;workflow = [1]                  | 2 | workflow must be a dict
            workflow = {;;                         | 2 | got end of file
            workflow = nobody                      | 1 | undefined: nobody
            def f():;;  fail('no');;workflow = f() | 2 | no
            y = 1;;workflow = {'a': len}           | 2 | a: function
            workflow = {'kind': 'Workflow'}        | 1 | apiVersion is missing
            load('gone.star', 'x');;workflow = x   | 1 | not found
            """)
    void tellsTheAuthorOfABrokenScriptOnItsLine(String script, int line, String words) {
        push(script.replace(";;", "\n"));

        var notice = world.github.checkRun(SHA, "Default Workflow");
        assertThat(notice.conclusion()).isEqualTo("failure");
        assertThat(notice.annotations).singleElement().satisfies(remark -> {
            assertThat(remark.path()).isEqualTo(".kube-ci/ci.star");
            assertThat(remark.startLine()).isEqualTo(line);
            assertThat(remark.message()).contains(words);
        });
        assertThat(world.workflows.created()).isEmpty();
    }

    @Test
    void showsBacktraceAndPrintsOfAllModulesWhenAScriptFails() {
        world.github.hasFiles(
                SHA,
                Map.of(
                        "ci.star",
                        "load('lib/go.star', 'build')\nprint('main')\nworkflow = build(0)",
                        "lib/go.star",
                        "print('library, token ghp_%s')\ndef build(n):\n    return 1 // n".formatted("a".repeat(36))));
        happens();

        var notice = world.github.checkRun(SHA, "Default Workflow");
        assertThat(notice.annotations)
                .extracting(Annotation::path, Annotation::startLine)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(".kube-ci/lib/go.star", 3));
        assertThat(notice.update.output().text())
                .contains("library, token ***", "main", ".kube-ci/ci.star:3:", ".kube-ci/lib/go.star:3:", "in build")
                .doesNotContain("ghp_");
    }

    @Test
    void showsInTheWorkflowsCheckRunToItsEndWhatTheScriptPrinted() {
        push(SAYING + "print('chosen: everything')\nworkflow = saying(['x'])");
        var name = world.onlyRun().name();
        assertThat(text("Workflow - main")).contains("chosen: everything");

        world.restart();
        world.github.hasFiles(SHA, Map.of());
        world.workflows.reaches(name, "Succeeded", "");
        world.settles();

        assertThat(world.github.checkRun(SHA, "Workflow - main").conclusion()).isEqualTo("success");
        assertThat(text("Workflow - main")).contains("<details>", "1 line", "chosen: everything");
    }

    @Test
    void keepsLittleOfAScriptThatPrintsMuch() {
        push(SAYING + "[print('line %d' % n) for n in range(10000)]\nworkflow = saying(['x'])");

        assertThat(world.onlyRun().status().ownScript().printed())
                .hasSizeLessThan(4_100)
                .contains("line 0\n", "left out", "line 9999");
    }

    @Test
    void evaluatesAScriptOnceARun() {
        world.files.refIsAt("octo/lib", "", LIBRARY);
        world.files.hasFile("octo/lib", LIBRARY, "a.star", "A = 'a'");

        push(SAYING + "load('github://lib.octo/a.star', 'A')\nworkflow = saying([A])");

        assertThat(world.files.reads()).containsExactly("commit octo/lib ", "file octo/lib a.star");
    }

    @Test
    void neverExecutesAStrangersScript() {
        world.github.hasFiles(SHA, Map.of("ci.star", "load('github://lib.octo/a.star', 'A')\nworkflow = None"));
        world.happens(World.opened(World.fork(8, "main"), SHA));
        world.settles();

        assertThat(world.files.reads()).isEmpty();
        assertThat(world.github.checkRun(SHA, "Default Workflow").conclusion()).isEqualTo("action_required");
    }

    @Test
    void readsOtherRepositoriesAtOneCommitForTheWholeRun() {
        world.files.refIsAt("octo/lib", "v1", LIBRARY);
        world.files.hasFile("octo/lib", LIBRARY, "dir/a.star", "load('b.star', 'B')\nA = B");
        world.files.hasFile("octo/lib", LIBRARY, "dir/b.star", "B = 'pinned'");
        world.github.hasFiles(
                SHA,
                Map.of("ci.star", SAYING + "load('github://lib.octo/dir/a.star?ref=v1', 'A')\nworkflow = saying([A])"));
        world.happens(World.pushTo("main", SHA));
        world.crashes.dieAfter(world.crashes.effects());
        dies();
        assertThat(world.onlyRun().status().phase()).isEqualTo(RunPhase.ACCEPTED);

        world.files.refIsAt("octo/lib", "v1", NEWER);
        world.restart();
        world.settles();

        assertThat(said()).isEqualTo("pinned");
        assertThat(world.onlyRun().status().ownScript().modules())
                .containsExactly(Map.entry("github://lib.octo?ref=v1", LIBRARY.hex()));
    }

    @Test
    void waitsForGitHubInsteadOfBlamingTheAuthor() {
        world.files.refIsAt("octo/lib", "", LIBRARY);
        world.files.hasFile("octo/lib", LIBRARY, "a.star", "A = 'there'");
        world.files.isUnavailableFor(1);

        push(SAYING + "load('github://lib.octo/a.star', 'A')\nworkflow = saying([A])");

        assertThat(said()).isEqualTo("there");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            github://lib.evil/a.star       | only repositories of octo
            https://example.com/a.star     | host example.com
            http://example.com/a.star      | there are builtin:
            file:///etc/passwd             | there are builtin:
            ../../secret.star              | out of the directory
            github://lib.octo/gone.star    | not found
            github://nothing.octo/a.star   | may not read
            """)
    void refusesWhatMayNotBeRead(String url, String words) {
        world.files.refIsAt("octo/lib", "", LIBRARY);

        push("load('%s', 'A')\nworkflow = None".formatted(url));

        var notice = world.github.checkRun(SHA, "Default Workflow");
        assertThat(notice.annotations).singleElement().satisfies(remark -> {
            assertThat(remark.startLine()).isEqualTo(1);
            assertThat(remark.message()).contains(words);
        });
    }

    @Test
    void readsWhatTheConfigurationAllows() {
        world.scripts = new ScriptSettings(
                List.of(Pattern.compile("shared/.*")),
                List.of("example.com"),
                1_000_000,
                64 << 20,
                Duration.ofSeconds(5));
        world.files.refIsAt("shared/lib", "", LIBRARY);
        world.files.hasFile("shared/lib", LIBRARY, "a.star", "A = 'shared'");
        world.files.hasPage("https://example.com/x/b.star", "load('../c.star', 'C')\nB = C");
        world.files.hasPage("https://example.com/c.star", "C = 'web'");

        push(SAYING + """
                load('github://lib.shared/a.star', 'A')
                load('https://example.com/x/b.star', 'B')
                workflow = saying([A + ' ' + B])""");

        assertThat(said()).isEqualTo("shared web");
        assertThat(world.onlyRun().status().ownScript().modules()).hasSize(3);
    }

    @Test
    void showsAnErrorInAnotherRepositoryWhereItIsLoaded() {
        world.files.refIsAt("octo/lib", "", LIBRARY);
        world.files.hasFile("octo/lib", LIBRARY, "a.star", "A = 1\nB = A + ''");

        push("# first\nload('github://lib.octo/a.star', 'A')\nworkflow = None");

        var notice = world.github.checkRun(SHA, "Default Workflow");
        assertThat(notice.annotations).singleElement().satisfies(remark -> {
            assertThat(remark.path()).isEqualTo(".kube-ci/ci.star");
            assertThat(remark.startLine()).isEqualTo(2);
            assertThat(remark.message()).contains("github://lib.octo/a.star:2:");
        });
    }

    @Test
    void readsFilesAndTellsWhichAreMissing() {
        world.github.hasFiles(SHA, Map.of("ci.star", SAYING + """
                        words = [loadFile('data/a.txt'), str(loadFile('data/b.txt', error_on_notfound = False))]
                        workflow = saying([' '.join(words)])""", "data/a.txt", "here"));
        happens();

        assertThat(said()).isEqualTo("here None");
    }

    @Test
    void tellsTheScriptWhatItIsRunFor() {
        world.files.hasPayload("delivery-0", "{\"ref\": \"refs/heads/main\", \"forced\": false}");

        push(SAYING + """
                told = [input.ref, input.ref_type, input.sha[:2], input.sender, input.repo['full_name'], input.event['ref'],
                    repr(input.entrypoint), str(input.params), str(input.pull_requests), str(hasattr(input, 'nothing'))]
                workflow = saying([' '.join(told)])""");

        assertThat(said()).isEqualTo("main branch aa octocat octo/app refs/heads/main \"\" {} [] False");
    }

    @Test
    void fetchesOnlyWhatTheScriptLooksAt() {
        push(SAYING + "workflow = saying([input.ref])");

        assertThat(world.files.reads()).isEmpty();
    }

    @Test
    void listsTheFilesOfAPullRequest() {
        world.files.refIsAt("octo/app", "heads/main", NEWER);
        world.files.hasChanged(NEWER, SHA, "a.go", "docs/b.md");
        world.github.hasFiles(SHA, Map.of("ci.star", SAYING + "workflow = saying([','.join(input.changed_files)])"));
        world.happens(World.opened(World.pull(7, "topic"), SHA));
        world.settles();

        assertThat(said()).isEqualTo("a.go,docs/b.md");
    }

    @Test
    void listsTheFilesOfAPush() {
        world.files.hasPayload("delivery-0", "{\"before\": \"%s\", \"after\": \"%s\"}".formatted(NEWER, SHA));
        world.files.hasChanged(NEWER, SHA, "a.go");

        push(SAYING + "workflow = saying(input.changed_files)");

        assertThat(said()).isEqualTo("a.go");
    }

    @Test
    void saysNoneWhereChangedFilesCannotBeTold() {
        world.files.hasPayload("delivery-0", "{\"before\": \"%s\", \"after\": \"%s\"}".formatted(NONE, SHA));

        push(SAYING + "workflow = saying([str(input.changed_files)])");

        assertThat(said()).isEqualTo("None");
    }

    @Test
    void saysWhatToDoWhenTheWebhookIsForgotten() {
        push("x = input.event\nworkflow = None");

        assertThat(world.github.checkRun(SHA, "Default Workflow").annotations)
                .singleElement()
                .satisfies(remark -> assertThat(remark.message()).contains("re-run the check"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            [x for x in range(1 << 40)]                  | steps
            [0] * (1 << 30)                              | memory
            [loadFile('%d' % n) for n in range(1 << 20)] | not found
            """)
    void endsAHostileScriptAsItsAuthorsProblem(String expression, String words) {
        world.scripts = new ScriptSettings(List.of(), List.of(), 100_000, 16 << 20, Duration.ofSeconds(5));

        push("x = " + expression + "\nworkflow = None");

        var notice = world.github.checkRun(SHA, "Default Workflow");
        assertThat(notice.conclusion()).isEqualTo("failure");
        assertThat(notice.annotations)
                .singleElement()
                .satisfies(remark -> assertThat(remark.message()).contains(words));
    }

    @Test
    void doesNotFetchForEver() {
        world.files.refIsAt("octo/lib", "", LIBRARY);

        push(
                "x = [loadFile('github://lib.octo/%d' % n, error_on_notfound = False) for n in range(1000)]\nworkflow = None");

        assertThat(world.files.reads()).hasSizeLessThan(70);
        assertThat(world.github.checkRun(SHA, "Default Workflow").annotations)
                .singleElement()
                .satisfies(remark -> assertThat(remark.message()).contains("more than 64"));
    }

    @Test
    void tellsTheTimeOfTheWebhook() {
        push(SAYING + "load('builtin:///time', 'now')\nworkflow = saying([str(now().unix)])");

        assertThat(said()).isEqualTo(Long.toString(world.now.getEpochSecond()));
    }

    private void push(String script) {
        world.github.hasFiles(SHA, Map.of("ci.star", script));
        happens();
    }

    private void happens() {
        world.happens(World.pushTo("main", SHA));
        world.settles();
    }

    private void dies() {
        try {
            world.settles();
        } catch (Crashes.Death _) {
            world.crashes.never();
        }
    }

    private String said() {
        assertThat(world.workflows.created())
                .as(() -> world.github.checkRuns().stream()
                        .map(run -> run.update.output().toString())
                        .toList()
                        .toString())
                .hasSize(1);
        var container = world.workflows
                .workflow(world.workflows.created().getFirst())
                .path("spec")
                .path("templates")
                .path(0)
                .path("container");
        return container.path("args").path(0).asText();
    }

    private String text(String checkRun) {
        return world.github.checkRun(SHA, checkRun).update.output().text();
    }
}
