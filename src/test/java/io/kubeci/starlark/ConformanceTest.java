package io.kubeci.starlark;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.starlark.error.Problem;
import io.kubeci.starlark.error.StarlarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the chapters of the language. A chapter is cut into scripts by lines of `---`; a script fails
/// itself if a value is wrong, and a comment `### text` expects an error with the text on its line.
class ConformanceTest {

    private static final Path CHAPTERS = Path.of("src/test/resources/starlark/conformance");
    private static final Pattern EXPECTED = Pattern.compile("### (.*)$");
    private static final String PRELUDE = "def eq(x, y): return x == y or fail('%r is not %r' % (x, y))\n";

    record Chunk(String name, String script, List<String> expected) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Chunk> chunks() throws IOException {
        var chunks = new ArrayList<Chunk>();
        try (var files = Files.list(CHAPTERS)) {
            for (var file : files.sorted().toList()) {
                int number = 0;
                for (var script : Files.readString(file).split("(?m)^---\\n")) {
                    chunks.add(chunk(file.getFileName() + " " + ++number, PRELUDE + script));
                }
            }
        }
        return chunks.stream();
    }

    private static Chunk chunk(String name, String script) {
        var expected = new ArrayList<String>();
        var lines = script.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var matcher = EXPECTED.matcher(lines[i]);
            if (matcher.find()) {
                expected.add(i + 1 + ": " + matcher.group(1));
            }
        }
        return new Chunk(name, script, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chunks")
    void behavesAsTheChapterSays(Chunk chunk) {
        var evaluation = Scripts.run(chunk.script());

        assertThat(evaluation.error().map(ConformanceTest::problems).orElse(List.of()))
                .isEqualTo(chunk.expected());
    }

    private static List<String> problems(StarlarkException error) {
        return error.problems().isEmpty()
                ? List.of(error.position().line() + ": " + error.text())
                : error.problems().stream().map(ConformanceTest::text).toList();
    }

    private static String text(Problem problem) {
        return problem.position().line() + ": " + problem.message();
    }
}
