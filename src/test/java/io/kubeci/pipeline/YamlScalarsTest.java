package io.kubeci.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The right-hand sides are what go.yaml.in/yaml/v2 and Go's JSON encoder make of the words.
class YamlScalarsTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "y, true",
        "Yes, true",
        "on, true",
        "TRUE, true",
        "tRue, '\"tRue\"'",
        "n, false",
        "Off, false",
        "no, false",
        "~, null",
        "Null, null",
        "'', null",
        "0, 0",
        "-0, 0",
        "+12, 12",
        "010, 8",
        "08, 8",
        "0o17, 15",
        "0x1F, 31",
        "-0x1f, -31",
        "0b101, 5",
        "1_000, 1000",
        "0x, '\"0x\"'",
        "_1, '\"_1\"'",
        "1:30, '\"1:30\"'",
        "1.2.3, '\"1.2.3\"'",
        "2026-01-31, '\"2026-01-31\"'",
        "1.0, 1",
        "1e3, 1000",
        "12e03, 12000",
        "-.5, -0.5",
        ".5, 0.5",
        "1., 1",
        "1.50, 1.5",
        "., '\".\"'",
        "-, '\"-\"'",
        "9223372036854775808, 9223372036854775808",
        "18446744073709551616, 18446744073709552000",
        "1e400, '\"1e400\"'",
        "0123456789abcdef0123456789abcdef01234567, '\"0123456789abcdef0123456789abcdef01234567\"'"
    })
    void readsWordsAsArgosParserDoes(String word, String json) {
        assertThat(YamlScalars.resolve(word)).hasToString(json);
    }

    @Test
    void takesNoTimeForANumberOfAMillionDigits() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(YamlScalars.resolve("9".repeat(4_000_000))).isInstanceOf(TextNode.class));
    }
}
