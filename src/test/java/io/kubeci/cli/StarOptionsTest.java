package io.kubeci.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.starlark.limit.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StarOptionsTest {

    private static List<String> words(String line) {
        return List.of(line.split(" "));
    }

    @Test
    void readsACommandLineAsMostAre() {
        var options = StarOptions.quickly(
                words("--json --input event.json --steps=5 --memory 6 --timeout=7s --repeat 8 a.star b/c.star"));

        assertThat(options)
                .contains(new StarOptions(
                        true,
                        java.util.Optional.of(Path.of("event.json")),
                        Limits.DEFAULT.withSteps(5).withBytes(6).withTime(Duration.ofSeconds(7)),
                        8,
                        List.of(Path.of("a.star"), Path.of("b/c.star"))));
    }

    @ParameterizedTest(name = "leaves \"{0}\" to the library that explains it")
    @ValueSource(
            strings = {
                "--json",
                "--help",
                "-h a.star",
                "--nope a.star",
                "--steps x a.star",
                "--steps 0 a.star",
                "--repeat -1 a.star",
                "--timeout 5 a.star",
                "a.star --json",
                "--steps",
                "--timeout 1h2 a.star",
                "--json=yes a.star",
                "@file"
            })
    void leavesTheRestToTheLibrary(String line) {
        assertThat(StarOptions.quickly(words(line))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "5s, PT5S", "1m30s, PT1M30S", "0.5s, PT0.5S", "2h, PT2H", "PT3S, PT3S"})
    void readsDurationsAsPeopleWriteThem(String text, Duration duration) {
        assertThat(StarOptions.duration(text)).isEqualTo(duration);
    }
}
