package io.kubeci.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WebhookEndpointTest {

    private static final int TOO_MUCH = 25 * 1024 * 1024 + 1;

    @TestHTTPResource("/")
    private URI server;

    @Inject
    private EndpointBeans.TestInbox inbox;

    @Inject
    private Readiness readiness;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void emptyInbox() {
        inbox.empty();
    }

    @Test
    void keepsAWebhookAndAnswers202AndARepetition200() throws Exception {
        assertThat(send(SomeWebhook.push()).statusCode()).isEqualTo(202);
        assertThat(send(SomeWebhook.push()).statusCode()).isEqualTo(200);

        assertThat(inbox.deliveries()).hasSize(1);
    }

    @Test
    void refusesWhatIsNotSigned() throws Exception {
        var answer = send(SomeWebhook.push().withSignature("sha256=0"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("X-Hub-Signature-256 is missing or wrong\n");
    }

    @ParameterizedTest(name = "announced: {0}")
    @ValueSource(booleans = {true, false})
    void answers413ToTooMuchOnceItWasSent(boolean announced) throws Exception {
        var body = new byte[TOO_MUCH];
        var publisher = announced
                ? BodyPublishers.ofByteArray(body)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

        var answer = send(SomeWebhook.push(), publisher);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("larger than 25 MB\n");
    }

    @Test
    void takesBodiesInChunks() throws Exception {
        var push = SomeWebhook.push();

        var answer = send(push, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(push.body())));

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void asksForTheBodyWhereTheSenderWaitsForThat() throws Exception {
        var push = SomeWebhook.push();
        var request = request(push, BodyPublishers.ofByteArray(push.body())).expectContinue(true);

        assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"CLUSTER_AWAY, cannot be kept now", "BROKEN, cannot be handled now"})
    void answers503WithoutDetailIfItCannotBeKept(FakeInbox.Trouble trouble, String text) throws Exception {
        inbox.has(trouble);

        var answer = send(SomeWebhook.push());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo(text + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS"})
    void takesOnlyPost(String method) throws Exception {
        var request = HttpRequest.newBuilder(server.resolve("/webhooks/github"))
                .method(method, BodyPublishers.noBody())
                .build();

        var answer = client.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void survivesSendersThatHangUpInTheMiddle() throws Exception {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write("POST /webhooks/github HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc"
                            .getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(send(SomeWebhook.push()).statusCode()).isEqualTo(202);
    }

    @Test
    void showsThatItIsReadyOnlyOnceItIs() throws Exception {
        readiness.notReady("starting");
        assertThat(get("/status").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/live").statusCode()).isEqualTo(200);

        readiness.ready();

        assertThat(get("/status").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void greets() throws Exception {
        var answer = get("/");

        assertThat(answer.body()).isEqualTo("{\"hello\":\"world\"}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
    }

    @Test
    void saysInAFewWordsThatThereIsNothing() throws Exception {
        var answer = get("/nothing");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("nothing here\n");
    }

    @Test
    void countsWhatBecameOfWebhooks() throws Exception {
        send(SomeWebhook.push());
        send(SomeWebhook.of("star", "{}"));
        send(SomeWebhook.push().withSignature("").withEvent("made_up"));

        await().untilAsserted(() -> assertThat(get("/metrics").body())
                .containsPattern("kube_ci_deliveries_total\\{event=\"push\",outcome=\"stored\"} [1-9]")
                .containsPattern("kube_ci_deliveries_total\\{event=\"star\",outcome=\"ignored\"} [1-9]")
                .containsPattern("kube_ci_deliveries_total\\{event=\"unknown\",outcome=\"unauthorized\"} [1-9]")
                .containsPattern("kube_ci_acknowledge_seconds_bucket\\{le=\"0.05\"} [0-9]")
                .doesNotContain("made_up"));
    }

    private HttpResponse<String> send(SomeWebhook webhook) throws IOException, InterruptedException {
        return send(webhook, BodyPublishers.ofByteArray(webhook.body()));
    }

    private HttpResponse<String> send(SomeWebhook webhook, BodyPublisher body)
            throws IOException, InterruptedException {
        return client.send(request(webhook, body).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(SomeWebhook webhook, BodyPublisher body) {
        return HttpRequest.newBuilder(server.resolve("/webhooks/github"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("X-GitHub-Event", webhook.event())
                .header("X-GitHub-Delivery", webhook.delivery())
                .header("Content-Type", webhook.contentType())
                .header("X-Hub-Signature-256", webhook.signature())
                .POST(body);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString());
    }
}
