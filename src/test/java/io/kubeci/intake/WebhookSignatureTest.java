package io.kubeci.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.config.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    /// The example of GitHub's documentation, "Validating webhook deliveries".
    private static final String GITHUBS = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);
    private static final Secret SECRET = new Secret("It's a Secret to Everybody");

    @Test
    void findsGitHubsOwnExampleGood() {
        assertThat(new WebhookSignature(List.of(SECRET)).isGood(GITHUBS, BODY)).isTrue();
    }

    @Test
    void takesAnyOfSeveralSecretsSoThatTheyCanBeRotated() {
        var old = List.of(new Secret("new"), SECRET);
        var other = List.of(new Secret("new"), new Secret("newer"));

        assertThat(new WebhookSignature(old).isGood(GITHUBS, BODY)).isTrue();
        assertThat(new WebhookSignature(other).isGood(GITHUBS, BODY)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e16",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1700",
                "sha256=zz7107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
            })
    void refusesEverythingElse(String signature) {
        assertThat(new WebhookSignature(List.of(SECRET)).isGood(signature, BODY))
                .isFalse();
    }
}
