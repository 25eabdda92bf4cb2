package io.kubeci.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.config.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSignatureTest {

    // The example of Slack's documentation, "Verifying requests from Slack".
    private static final String TIME = "1531420618";
    private static final String GOOD = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private static final byte[] BODY = ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
                    + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
                    + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
                    + "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121"
                    + ".803a0bc887a14d10d2c447fce8b6703c")
            .getBytes(StandardCharsets.UTF_8);

    private final SlackSignature signature = new SlackSignature(new Secret("8f742231b10e8888abcd99yyyzzz85a5"));

    private boolean isGood(String timestamp, String text, long now) {
        return signature.isGood(timestamp, text, BODY, Instant.ofEpochSecond(now));
    }

    @ParameterizedTest(name = "{0} s later -> {1}")
    @CsvSource({"0, true", "300, true", "301, false", "-300, true", "-301, false", "100000000, false"})
    void holdsForFiveMinutes(long later, boolean good) {
        assertThat(isGood(TIME, GOOD, Long.parseLong(TIME) + later)).isEqualTo(good);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v0=",
                "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
                "a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
                "v0=b2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
                "v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503"
            })
    void refusesOthers(String text) {
        assertThat(isGood(TIME, text, Long.parseLong(TIME))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1", "1531420619", "99999999999999999999"})
    void signsTheTimeToo(String timestamp) {
        assertThat(isGood(timestamp, GOOD, Long.parseLong(TIME))).isFalse();
    }

    @Test
    void signsTheWholeBody() {
        assertThat(signature.isGood(TIME, GOOD, new byte[0], Instant.ofEpochSecond(Long.parseLong(TIME))))
                .isFalse();
    }
}
