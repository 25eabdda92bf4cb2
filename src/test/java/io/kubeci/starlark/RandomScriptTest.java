package io.kubeci.starlark;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.kubeci.starlark.limit.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Scripts of the other tests, cut up and mixed: whatever comes out, only errors of the language may.
class RandomScriptTest {

    private static final Path SCRIPTS = Path.of("src/test/resources/starlark");
    private static final Pattern TOKEN = Pattern.compile("\\w+|\\s+|[^\\w\\s]");
    private static final Limits LIMITS =
            Limits.DEFAULT.withSteps(50_000).withBytes(4 << 20).withTime(Duration.ofSeconds(2));
    private static final List<String> STRANGE = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ":",
            ",",
            ".",
            "*",
            "**",
            "=",
            "==",
            "+=",
            "-",
            "not",
            "lambda: ",
            "def f(): ",
            "for x in ",
            "if ",
            " else ",
            "return ",
            "load(",
            "'",
            "\"\"\"",
            "\\",
            "b'",
            "\t",
            "\n  ",
            "\0",
            "\uD800",
            "1e999",
            "0x",
            "1 << 64",
            "-1",
            "None",
            "[].append",
            "range(3)",
            "'%s%d' %",
            ".format",
            "[::-1]",
            "sorted(",
            "struct(a=",
            "{}.update",
            "hash(",
            "bytes(",
            "float('nan')");

    @Test
    void endsWithoutAnInternalError() throws IOException {
        var scripts = scripts();
        var random = new Random(20_230_302);
        for (int i = 0; i < 3_000; i++) {
            var script = mutated(scripts, random);

            assertThatCode(() -> Scripts.run(script, LIMITS, Map.of()))
                    .as(script)
                    .doesNotThrowAnyException();
        }
    }

    private static List<List<String>> scripts() throws IOException {
        var scripts = new ArrayList<List<String>>();
        try (var files = Files.walk(SCRIPTS)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                for (var chunk :
                        Files.readString(file, StandardCharsets.ISO_8859_1).split("(?m)^---\n")) {
                    scripts.add(TOKEN.matcher(chunk)
                            .results()
                            .map(token -> token.group())
                            .toList());
                }
            }
        }
        return scripts;
    }

    private static String mutated(List<List<String>> scripts, Random random) {
        var tokens = new ArrayList<>(scripts.get(random.nextInt(scripts.size())));
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes && !tokens.isEmpty(); i++) {
            int at = random.nextInt(tokens.size());
            switch (random.nextInt(5)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, STRANGE.get(random.nextInt(STRANGE.size())));
                case 2 -> tokens.set(at, STRANGE.get(random.nextInt(STRANGE.size())));
                case 3 -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
                default -> splice(tokens, at, scripts.get(random.nextInt(scripts.size())), random);
            }
        }
        return String.join("", tokens);
    }

    private static void splice(List<String> tokens, int at, List<String> other, Random random) {
        if (!other.isEmpty()) {
            int from = random.nextInt(other.size());
            tokens.addAll(at, other.subList(from, Math.min(other.size(), from + 8)));
        }
    }
}
