package io.kubeci.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackCommandTest {

    private static final SlackCommand.Name SHOP = new SlackCommand.Name("acme", "shop");

    @Test
    void readsBuilds() {
        assertThat(SlackCommand.read("/ci-build", " acme/shop "))
                .isEqualTo(new SlackCommand.Build(SHOP, Optional.empty()));
        assertThat(SlackCommand.read("/ci-build", "acme/shop  feature/a&amp;b"))
                .isEqualTo(new SlackCommand.Build(SHOP, Optional.of("feature/a&b")));
    }

    @Test
    void readsDeploymentsWhichGoToStagingUnlessSaidOtherwise() {
        assertThat(SlackCommand.read("/ci-deploy", "acme/shop"))
                .isEqualTo(new SlackCommand.Deploy(SHOP, "staging", Optional.empty()));
        assertThat(SlackCommand.read("/ci-deploy", "acme/shop production v1.2"))
                .isEqualTo(new SlackCommand.Deploy(SHOP, "production", Optional.of("v1.2")));
    }

    @Test
    void readsSetups() {
        assertThat(SlackCommand.read("/ci-setup", "acme/shop go image=golang:1.25 args=a=b"))
                .isEqualTo(new SlackCommand.Setup(SHOP, "go", Map.of("image", "golang:1.25", "args", "a=b")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /ci-build  |                      | /ci-build org/repo
            /ci-build  | shop                 | /ci-build org/repo
            /ci-build  | acme/shop a b        | /ci-build org/repo
            /ci-build  | acme/shop a:b        | /ci-build org/repo
            /ci-build  | ../shop              | /ci-build org/repo
            /ci-deploy | acme/shop a b c      | /ci-deploy org/repo
            /ci-setup  | acme/shop            | /ci-setup org/repo
            /ci-setup  | acme/shop go image   | /ci-setup org/repo
            /ci-other  | acme/shop            | /ci-deploy org/repo
            """)
    void saysHowItIsWritten(String command, String text, String usage) {
        assertThat(SlackCommand.read(command, text == null ? "" : text))
                .isInstanceOfSatisfying(
                        SlackCommand.Unclear.class,
                        unclear -> assertThat(unclear.usage()).contains(usage));
    }

    @Test
    void readsTheFormThatSlackSends() {
        var form = "token=x&command=%2Fci-build&text=acme%2Fshop+main&user_id=U1&trigger_id=1.2"
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1&empty=&odd";

        assertThat(SlackRequest.read(form.getBytes(StandardCharsets.UTF_8), "7"))
                .contains(new SlackRequest(
                        "/ci-build", "acme/shop main", "U1", "1.2@7", "https://hooks.slack.com/commands/1"));
        assertThat(SlackRequest.read("{}".getBytes(StandardCharsets.UTF_8), "7"))
                .isEmpty();
        assertThat(SlackRequest.read("command=%zz&user_id=U1".getBytes(StandardCharsets.UTF_8), "7"))
                .isEmpty();
    }

    @Test
    void showsTextFromOutsideAsText() {
        assertThat(new SlackMessage(SlackMessage.escaped("<!channel> \"a\" & b")).json())
                .isEqualTo("{\"response_type\":\"ephemeral\",\"text\":\"&lt;!channel&gt; \\\"a\\\" &amp; b\"}");
        assertThat(new SlackMessage("x".repeat(10_000)).json()).hasSizeLessThan(4_100);
    }
}
