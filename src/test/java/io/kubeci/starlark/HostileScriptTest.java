package io.kubeci.starlark;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.starlark.error.LimitKind;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileScriptTest {

    private static final Path CORPUS = Path.of("src/test/resources/starlark/hostile");
    private static final String YAML = "load('builtin:///encoding/yaml', 'yaml')\n";
    private static final String NESTED =
            "def f():\n    x = []\n    for _ in range(100000):\n        x = [x]\n    return x\n";

    static Stream<Arguments> scripts() {
        return Stream.of(
                Arguments.of("x = 'a' * 10**9".replace("10**9", "1000000000"), LimitKind.MEMORY),
                Arguments.of("x = 'a' * 10000000000", LimitKind.MEMORY),
                Arguments.of("x = (1 << 100) * b'a'", LimitKind.MEMORY),
                Arguments.of("x = [1] * 10000000000", LimitKind.MEMORY),
                Arguments.of("x = tuple(range(1 << 60))", LimitKind.MEMORY),
                Arguments.of("def f(*a): pass\nf(*range(1 << 60))", LimitKind.MEMORY),
                Arguments.of("x = repr('\\0' * 20000000)", LimitKind.MEMORY),
                Arguments.of("x = repr(b'\\xff' * 30000000)", LimitKind.MEMORY),
                Arguments.of("x = " + "9".repeat(3_000_000), LimitKind.BITS),
                Arguments.of("x = []\nx.append(x)\ny = []\ny.append(y)\nz = x == y", LimitKind.DEPTH),
                Arguments.of(YAML + "yaml.loads('[' * 100000)", LimitKind.DEPTH),
                Arguments.of(YAML + "yaml.loads('- a\\n' * 2000000)", LimitKind.MEMORY),
                Arguments.of("def f():\n    x = [1]\n    for _ in range(60):\n        x += x\nf()", LimitKind.MEMORY),
                Arguments.of("x = " + "(".repeat(100_000) + "1" + ")".repeat(100_000), LimitKind.DEPTH),
                Arguments.of("x = " + "-".repeat(100_000) + "1", LimitKind.DEPTH),
                Arguments.of("x = " + "not ".repeat(100_000) + "1", LimitKind.DEPTH),
                Arguments.of("x = 1" + "+1".repeat(100_000), LimitKind.DEPTH),
                Arguments.of("x = a" + ".b".repeat(100_000), LimitKind.DEPTH),
                Arguments.of("x = " + "lambda: ".repeat(100_000) + "1", LimitKind.DEPTH),
                Arguments.of(NESTED + "x = str(f())", LimitKind.DEPTH),
                Arguments.of(
                        "def f():\n    t = ()\n    for _ in range(100000):\n        t = (t,)\n    return {t: 1}\nf()",
                        LimitKind.DEPTH),
                Arguments.of("x = int('9' * 3000000)", LimitKind.BITS),
                Arguments.of("def f():\n    x = 3\n    for _ in range(100):\n        x = x * x\nf()", LimitKind.BITS),
                Arguments.of("x = ('a' * 1000000).join(['b'] * 1000)", LimitKind.MEMORY),
                Arguments.of("x = ('a' * 100000).replace('a', 'b' * 100000)", LimitKind.MEMORY),
                Arguments.of("x = ('{0}' * 10000).format('a' * 100000)", LimitKind.MEMORY),
                Arguments.of("x = '%s' * 1000 % (('a' * 1000000,) * 1000)", LimitKind.MEMORY),
                Arguments.of("def f():\n    for i in range(1000000000):\n        pass\nf()", LimitKind.STEPS),
                Arguments.of("x = list(range(1000000000))", LimitKind.MEMORY),
                Arguments.of("x = sorted(range(100000000))", LimitKind.MEMORY),
                Arguments.of("def f():\n    for i in range(100000):\n        print('a' * 100)\nf()", LimitKind.OUTPUT),
                Arguments.of(
                        "def f():\n    x = 'a'\n    for _ in range(40):\n        x = (x, x)\n    return str(x)\nf()",
                        LimitKind.MEMORY),
                Arguments.of(
                        "def f():\n    x = 'a'\n    for _ in range(40):\n        x = (x, x)\n    return {x: 1}\nf()",
                        LimitKind.STEPS),
                Arguments.of(
                        "load('builtin:///encoding/yaml', 'yaml')\ny = 'a: &a [x,x,x,x,x,x,x,x,x]\\n'\n"
                                + "def f(y):\n    for i in range(1, 12):\n        p = 'abcdefghijklm'\n"
                                + "        y += '%s: &%s [' % (p[i], p[i]) + ','.join(['*' + p[i - 1]] * 9) + ']\\n'\n"
                                + "    return yaml.loads(y)\nf(y)",
                        LimitKind.MEMORY));
    }

    @ParameterizedTest(name = "{index} {1}")
    @MethodSource("scripts")
    void endsWithTheLimitItHits(String script, LimitKind limit) {
        var evaluation = Scripts.run(script);

        assertThat(evaluation.error().flatMap(StarlarkException::limit)).contains(limit);
        assertThat(Scripts.run("x = 1").error()).isEmpty();
    }

    static Stream<Path> corpus() throws IOException {
        try (var files = Files.list(CORPUS)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void endsInAnErrorOfItsOwn(Path file) throws IOException {
        var limits = Limits.DEFAULT.withTime(Duration.ofSeconds(2));

        var evaluation = Scripts.run(Files.readString(file, StandardCharsets.ISO_8859_1), limits, Map.of());

        assertThat(evaluation.error()).isPresent();
    }

    @Test
    void endsASearchThatTakesTooLong() {
        var limits = Limits.DEFAULT.withTime(Duration.ofMillis(300)).withBytes(1L << 30);
        var script = "a = 'a' * 20000000\nb = 'a' * 10000000 + 'b'\nx = a.find(b)";
        long start = System.nanoTime();

        var evaluation = Scripts.run(script, limits, Map.of());

        assertThat(evaluation.error().map(StarlarkException::kind)).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void endsWhenTheCallerIsInterrupted() {
        Thread.currentThread().interrupt();

        var evaluation = Scripts.run("def f():\n    for i in range(1000000000):\n        pass\nf()");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(evaluation.error().flatMap(StarlarkException::limit)).contains(LimitKind.TIME);
    }

    @Test
    void refusesANulAndBytesThatAreNoText() {
        assertThat(Scripts.run("x = '\0'").error().map(StarlarkException::text))
                .contains("source contains a NUL character");
        assertThat(Scripts.run("fail('a' * 1000000)")
                        .error()
                        .map(error -> error.text().length()))
                .contains(StarlarkException.MAX_MESSAGE);
    }
}
