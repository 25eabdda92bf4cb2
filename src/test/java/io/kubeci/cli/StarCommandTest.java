package io.kubeci.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StarCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String file(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content).toString();
    }

    private int star(String... arguments) {
        return ScriptRunner.runAll(
                StarOptions.quickly(List.of(arguments)).orElseThrow(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private List<JsonNode> lines() throws JsonProcessingException {
        var lines = new ArrayList<JsonNode>();
        for (var line : out.toString(StandardCharsets.UTF_8).split("\n")) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void writesALineForEachFileInOrder() throws IOException {
        var good = file(
                "good.star",
                "load('lib/a.star', 'a')\nprint('hi', a)\nx = [1, a]\n_y = 2\nf = len\nworkflow = {'k': 1.5}\n");
        file("lib/a.star", "a = 'é'\n");
        var bad = file("bad.star", "print('before')\nx = 1 // 0\n");

        int exitCode = star("--json", good, bad, good);

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.size()).isZero();
        assertThat(lines()).hasSize(3);
        var first = lines().getFirst();
        assertThat(first.properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactly(
                        "file",
                        "ok",
                        "hasWorkflow",
                        "workflow",
                        "globals",
                        "print",
                        "error",
                        "steps",
                        "bytes",
                        "micros");
        assertThat(first.toString())
                .contains("\"ok\":true,\"hasWorkflow\":true,\"workflow\":{\"k\":1.5},\"globals\":{\"x\":[1,\"é\"]},"
                        + "\"print\":[\"hi é\"],\"error\":null,");
        assertThat(first.get("file").textValue()).isEqualTo(good);
        assertThat(first.get("micros").isNumber()).isTrue();
        assertThat(lines().get(1).toString()).contains("\"ok\":false,\"hasWorkflow\":false", "\"before\"");
    }

    @Test
    void tellsAnErrorOfAModuleByTheModulesPlace() throws IOException {
        file("lib/a.star", "def f(x):\n    return x + 1\n");
        var main = file("main.star", "load('/lib/a.star', 'f')\nworkflow = f('a')\n");

        star("--json", main);

        var error = lines().getFirst().get("error");
        assertThat(error.toString())
                .isEqualTo("{\"kind\":\"eval\",\"limit\":null,\"message\":\"unknown binary op: string + int\","
                        + "\"file\":\"lib/a.star\",\"line\":2,\"column\":14,\"backtrace\":["
                        + "{\"function\":\"<toplevel>\",\"file\":\"main.star\",\"line\":2,\"column\":13},"
                        + "{\"function\":\"f\",\"file\":\"lib/a.star\",\"line\":2,\"column\":14}]}");
    }

    @Test
    void showsTheLineOfAModuleThatFailed() throws IOException {
        file("lib/a.star", "def f(x):\n    return x + 1\n");

        star(file("main.star", "load('/lib/a.star', 'f')\nworkflow = f('a')\n"));

        assertThat(err.toString(StandardCharsets.UTF_8))
                .endsWith("lib/a.star:2:14: eval error: unknown binary op: string + int\n"
                        + "  |     return x + 1\n  |              ^\n");
    }

    @Test
    void refusesANameThatNoFileCanHave() throws IOException {
        star("--json", file("a.star", "load('a\\0b', 'x')\n"));

        assertThat(lines().getFirst().at("/error/kind").textValue()).isEqualTo("load");
    }

    @Test
    void listsAllTimesOfARepeatedFile() throws IOException {
        star("--json", "--repeat", "3", file("a.star", "workflow = None\n"));

        var line = lines().getFirst();
        assertThat(line.get("micros")).hasSize(3);
        assertThat(line.get("hasWorkflow").booleanValue()).isTrue();
        assertThat(line.get("workflow").isNull()).isTrue();
    }

    @Test
    void tellsWhereAWorkflowIsSetThatCannotBeWritten() throws IOException {
        star("--json", file("a.star", "x = 1\nworkflow = {'spec': {'templates': [{}, {'name': len}]}}\n"));

        var error = lines().getFirst().get("error");
        assertThat(error.get("kind").textValue()).isEqualTo("convert");
        assertThat(error.get("message").textValue()).isEqualTo("spec.templates[1].name: function");
        assertThat(error.get("file").textValue()).isEqualTo("a.star");
        assertThat(error.get("line").intValue()).isEqualTo(2);
    }

    @Test
    void givesEachFileABudgetOfItsOwn() throws IOException {
        var greedy = file("greedy.star", "x = [i for i in range(100)]\n");
        var modest = file("modest.star", "x = 1\n");

        star("--json", "--steps", "50", greedy, modest);

        assertThat(lines().getFirst().at("/error/kind").textValue()).isEqualTo("limit");
        assertThat(lines().getFirst().at("/error/limit").textValue()).isEqualTo("steps");
        assertThat(lines().get(1).get("ok").booleanValue()).isTrue();
    }

    @Test
    void endsAnOutputThatSharesItsPartsTooOften() throws IOException {
        var shared = "def f():\n    x = ['a']\n    for _ in range(40):\n        x = [x, x]\n    return x\n";

        star("--json", file("a.star", shared + "workflow = f()\n"), file("b.star", shared + "y = f()\n"));

        assertThat(lines())
                .allSatisfy(
                        line -> assertThat(line.at("/error/kind").textValue()).isEqualTo("limit"));
    }

    @Test
    void givesTheScriptItsInput() throws IOException {
        var input = file("input.json", "{\"ref\": \"refs/heads/main\", \"event\": {\"n\": 12345678901234567890}}");

        star("--json", "--input", input, file("a.star", "x = input.ref + str(input.event['n'] + 1)\n"));

        assertThat(lines().getFirst().at("/globals/x").textValue()).isEqualTo("refs/heads/main12345678901234567891");
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        var broken = file("input.json", "[1]");
        var script = file("a.star", "x = 1\n");

        star("--json", folder.resolve("missing.star").toString());
        star("--json", "--input", broken, script);

        assertThat(lines().getFirst().at("/error/message").textValue()).endsWith("missing.star: there is no such file");
        assertThat(lines().getFirst().at("/error/kind").textValue()).isEqualTo("load");
        assertThat(lines().get(1).at("/error/message").textValue()).endsWith("input.json: not a JSON object");
    }

    @Test
    void showsPeopleTheWorkflowAndWhereItWentWrong() throws IOException {
        int exitCode = star(
                file("a.star", "print('hello')\nworkflow = {'kind': 'Workflow', 'spec': {'args': ['yes', 1]}}\n"),
                file("b.star", "def f():\n    fail('no luck')\nf()\n"));

        assertThat(exitCode).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                kind: Workflow
                spec:
                  args:
                  - "yes"
                  - 1
                """);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("""
                hello
                Traceback (most recent call last):
                  b.star:3:2: in <toplevel>
                  b.star:2:9: in f
                b.star:2:9: eval error: fail: no luck
                  |     fail('no luck')
                  |         ^
                """);
    }

    @Test
    void endsWith2AtAWrongCommandLine() {
        var complaint = new StringWriter();
        var command = new CommandLine(new StarCommand()).setErr(new PrintWriter(complaint));

        assertThat(command.execute("--json")).isEqualTo(2);
        assertThat(command.execute("--steps", "0", "a.star")).isEqualTo(2);
        assertThat(command.execute("--timeout", "soon", "a.star")).isEqualTo(2);
        assertThat(complaint.toString()).contains("FILE", "must be positive: --steps", "not a duration: soon");
    }
}
