package io.kubeci.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "30s, PT30S",
        "1m30s, PT1M30S",
        "500ms, PT0.5S",
        "168h, PT168H",
        "1.5h, PT1H30M",
        ".5s, PT0.5S",
        "0, PT0S",
        "0s, PT0S",
        "100us, PT0.0001S",
        "100µs, PT0.0001S",
        "7ns, PT0.000000007S",
        "1h0m0.5s, PT1H0.5S"
    })
    void readsDurationsAsGoWritesThem(String text, Duration duration) {
        assertThat(GoDuration.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "1d", "-1s", "1 s", "PT30S", "1s2", "..s", "9999999999h"})
    void refusesEverythingElse(String text) {
        assertThat(GoDuration.parse(text)).isEmpty();
    }
}
