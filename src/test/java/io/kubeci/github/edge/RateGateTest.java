package io.kubeci.github.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateGateTest {

    private static final String CORE = "core";
    private static final Instant NOW = Some.NOW;

    private final RateGate gate = new RateGate();

    @ParameterizedTest(name = "{0}, retry-after {1}, left {2}, reset in {3} s, \"{4}\" -> {5} s")
    @CsvSource(
            nullValues = "-",
            value = {
                "403, 30, -, -, secondary rate limit, 30",
                "429, 30, 0, 600, too many, 30",
                "429, -, 0, 600, too many, 601",
                "403, -, 0, 600, API rate limit exceeded, 601",
                "403, -, 0, -60, API rate limit exceeded, 1",
                "403, -, 0, 999999, API rate limit exceeded, 3900",
                "403, -, 100, 600, You have exceeded a secondary rate limit, 60",
                "403, -, -, -, You have triggered an abuse detection mechanism, 60",
                "403, -, -, -, -, 60",
                "429, -, -, -, -, 60",
                "429, soon, -, -, -, 60",
                "429, 99999999999, -, -, -, 86400",
                "503, 20, -, -, maintenance, 20"
            })
    void waitsAsLongAsItIsTold(
            int status, String retryAfter, String left, Long resetIn, String message, long expectedSeconds) {
        var answer = answer(status, retryAfter, left, resetIn, message);

        var wait = gate.hear(answer, CORE, NOW, NOW);

        assertThat(wait).contains(Duration.ofSeconds(expectedSeconds));
        assertThat(gate.closedFor(CORE, NOW)).isEqualTo(Duration.ofSeconds(expectedSeconds));
        assertThat(gate.closedFor("graphql", NOW)).isEqualTo(Duration.ofSeconds(expectedSeconds));
        assertThat(gate.closedFor(CORE, NOW.plusSeconds(expectedSeconds)).isPositive())
                .isFalse();
    }

    @ParameterizedTest(name = "{0} \"{1}\"")
    @CsvSource({
        "403, Resource not accessible by integration",
        "403, This installation has been suspended",
        "404, Not Found",
        "422, Validation Failed",
        "502, Server Error",
        "200, rate limit"
    })
    void staysOpenAfterOtherRefusals(int status, String message) {
        var wait = gate.hear(answer(status, null, "100", 60L, message), CORE, NOW, NOW);

        assertThat(wait).isEmpty();
        assertThat(gate.closedFor(CORE, NOW).isPositive()).isFalse();
    }

    @Test
    void doublesTheWaitWhileGitHubGoesOnRefusingWithoutATime() {
        var now = NOW;
        for (var minutes : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
            assertThat(gate.hear(refusal(), CORE, now, now)).contains(Duration.ofMinutes(minutes));
            now = now.plus(Duration.ofMinutes(minutes));
        }

        gate.hear(answer(200, null, null, null, "fine"), CORE, now, now);

        assertThat(gate.hear(refusal(), CORE, now, now)).contains(Duration.ofMinutes(1));
    }

    @Test
    void countsRefusalsOfCallsUnderWayTogetherAsOne() {
        gate.hear(refusal(), CORE, NOW, NOW.plusMillis(10));
        gate.hear(refusal(), CORE, NOW.plusMillis(1), NOW.plusMillis(20));

        assertThat(gate.closedFor(CORE, NOW.plusMillis(20))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void sendsNothingOnceTheLastCallOfTheHourIsUsed() {
        var wait = gate.hear(answer(200, null, "0", 600L, "fine"), CORE, NOW, NOW);

        assertThat(wait).isEmpty();
        assertThat(gate.closedFor(CORE, NOW)).isEqualTo(Duration.ofSeconds(601));
        assertThat(gate.closedFor("graphql", NOW).isPositive()).isFalse();
    }

    private static ApiAnswer refusal() {
        return answer(403, null, null, null, "You have exceeded a secondary rate limit");
    }

    private static ApiAnswer answer(int status, String retryAfter, String left, Long resetIn, String message) {
        Map<String, List<String>> headers = new HashMap<>();
        if (retryAfter != null) {
            headers.put("Retry-After", List.of(retryAfter));
        }
        if (left != null) {
            headers.put("X-RateLimit-Remaining", List.of(left));
        }
        if (resetIn != null) {
            headers.put("X-RateLimit-Reset", List.of(Long.toString(NOW.getEpochSecond() + resetIn)));
        }
        var body = message == null ? "<html>" : "{\"message\":\"" + message + "\"}";
        return new ApiAnswer(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
