package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the endpoint says to those who are not GitHub, or not quite.
class WebhookIT extends Scenario {

    private static final String PING = "{\"zen\": \"Keep it logically awesome.\", \"hook_id\": 1}";
    private static final int OVER_25_MB = 26 * 1024 * 1024 + 512 * 1024;

    private HttpRequest.Builder signed(byte[] body, String secret) {
        return HttpRequest.newBuilder(scene.operator().webhooks())
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "ping")
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", "sha256=" + hmac(body, secret))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private static String hmac(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var answer = scene.operator().send(request.build());
        assertThat(answer.body()).hasSizeLessThan(200).doesNotContain("Exception", "\tat ", "io.kubeci");
        return answer;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void takesWhatIsSignedWithTheSecret() {
        assertThat(send(signed(bytes(PING), github.webhookSecret())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesAFormAsAnAppCanBeSetTo() {
        var body = bytes("payload=" + URLEncoder.encode(PING, StandardCharsets.UTF_8));

        var answer = send(
                signed(body, github.webhookSecret()).setHeader("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAWrongSignature() {
        assertThat(send(signed(bytes(PING), "another secret")).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesSha1Alone() {
        var request = HttpRequest.newBuilder(scene.operator().webhooks())
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "ping")
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature", "sha1=0000000000000000000000000000000000000000")
                .POST(HttpRequest.BodyPublishers.ofString(PING));

        assertThat(send(request).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            Content-Type      | text/plain       | 400
            X-GitHub-Event    | ''               | 400
            X-GitHub-Delivery | ''               | 400
            X-GitHub-Event    | made_up          | 200
            """)
    void readsTheHeaders(String header, String value, int status) {
        var request = signed(bytes(PING), github.webhookSecret()).setHeader(header, value);

        assertThat(send(request).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"zen":
            []
            7
            """)
    void refusesWhatIsNotTheJsonOfAnEvent(String body) {
        var request = signed(bytes(body), github.webhookSecret()).setHeader("X-GitHub-Event", "push");

        assertThat(send(request).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesABodyThatGitHubWouldNotSend() {
        var body = new byte[OVER_25_MB];
        Arrays.fill(body, (byte) ' ');

        assertThat(send(signed(body, github.webhookSecret())).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({"GET, /webhooks/github, 405", "GET, /status, 200", "GET, /metrics, 200", "GET, /nowhere, 404"})
    void answersElsewhereAsOneWouldExpect(String method, String path, int status) {
        var request = HttpRequest.newBuilder(scene.operator().url().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody());

        assertThat(scene.operator().send(request.build()).statusCode()).isEqualTo(status);
    }

    @Test
    void countsWhatItWasSent() {
        double before = scene.operator().metric("kube_ci_deliveries_total");

        send(signed(bytes(PING), github.webhookSecret()));

        assertThat(scene.operator().metric("kube_ci_deliveries_total")).isEqualTo(before + 1);
    }
}
