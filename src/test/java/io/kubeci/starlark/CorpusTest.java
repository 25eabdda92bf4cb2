package io.kubeci.starlark;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the fuzzer starts from, and what it once found.
class CorpusTest {

    static Stream<Path> files() throws IOException {
        try (var files = Files.list(ScriptFuzzer.CORPUS)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void letsOnlyErrorsOfTheLanguageEscape(Path file) throws IOException {
        var content = Files.readAllBytes(file);

        assertThatCode(() -> ScriptFuzzer.fuzzerTestOneInput(content)).doesNotThrowAnyException();
    }
}
