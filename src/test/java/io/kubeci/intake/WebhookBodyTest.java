package io.kubeci.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.event.Examples;
import io.kubeci.event.PayloadTranslator;
import io.kubeci.event.Translation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookBodyTest {

    private static final int NO_APP = 1;

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "check_run.requested_action",
                "check_run.rerequested",
                "check_suite.requested",
                "deployment.created",
                "issue_comment.created",
                "issues.opened",
                "pull_request.opened",
                "push"
            })
    void keepsAllThatEventsAreMadeOf(String name) {
        var event = name.split("\\.")[0];
        var whole = Examples.example(name);
        if (event.equals("deployment")) {
            whole.putObject("installation").put("id", 1);
            whole.withObject("/deployment/payload/kube_ci").put("run", true);
        }
        if (event.startsWith("issue")) {
            whole.putObject("installation").put("id", 1);
            whole.withObject(event.equals("issues") ? "/issue" : "/comment").put("body", "/kube-ci run");
        }
        var app = whole.at("/" + event + "/app/id").asLong(NO_APP);

        var kept = WebhookBody.read(WebhookBody.Form.JSON, whole.toString().getBytes(StandardCharsets.UTF_8))
                .orElseThrow();

        assertThat(PayloadTranslator.translate(event, kept, app))
                .isInstanceOf(Translation.Understood.class)
                .isEqualTo(PayloadTranslator.translate(event, whole, app));
    }
}
