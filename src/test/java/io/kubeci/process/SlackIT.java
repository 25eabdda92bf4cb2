package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Commands in Slack.
class SlackIT extends Scenario {

    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final String USER = "U0OCTOCAT";

    private final AtomicInteger commands = new AtomicInteger();

    @Override
    Map<String, String> environment() {
        try {
            var file = Files.createTempFile("slack", "");
            Files.writeString(file, SECRET + "\n");
            return Map.of("KUBE_CI_SLACK_SECRETFILE", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void makeTheUserKnown() throws IOException {
        repository.grant("octocat", "write");
        var file = scene.operator().configuration();
        if (!Files.readString(file).contains(USER)) {
            Files.writeString(file, "slack: {users: {%s: octocat}}\n".formatted(USER), StandardOpenOption.APPEND);
        }
        await().atMost(Scene.PATIENCE)
                .until(() -> !command(USER, "/ci-build", "").body().contains("not known"));
    }

    private String form(String user, String command, String text) {
        return "command=%s&text=%s&user_id=%s&trigger_id=%d.1&response_url=https%%3A%%2F%%2Fhooks.slack.com%%2Fx"
                .formatted(encoded(command), encoded(text), user, commands.incrementAndGet());
    }

    private HttpResponse<String> command(String user, String command, String text) {
        return send(form(user, command, text), SECRET, Instant.now());
    }

    private HttpResponse<String> send(String body, String secret, Instant at) {
        var time = Long.toString(at.getEpochSecond());
        return scene.operator()
                .send(HttpRequest.newBuilder(scene.operator().url().resolve("/webhooks/slack/cmd"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Slack-Request-Timestamp", time)
                        .header("X-Slack-Signature", "v0=" + hmac(secret, "v0:" + time + ":" + body))
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, ssl_check=1&token=abc",
        "POST, ssl_check=1&token=abc",
        "POST, token=abc&ssl_check=1&command=/ci-build&text=acme/shop&user_id=U0OCTOCAT"
    })
    void letsSlackCheckTheAddressAndDoesNothing(String method, String form) {
        int runs = scene.cluster().runs().size();
        var url = scene.operator().url().resolve("/webhooks/slack/cmd" + (method.equals("GET") ? "?" + form : ""));
        var request = HttpRequest.newBuilder(url).header("Content-Type", "application/x-www-form-urlencoded");

        var answer = scene.operator()
                .send(request.method(
                                method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(form))
                        .build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(scene.cluster().runs()).hasSize(runs);
    }

    @Test
    void buildsABranchAndAnswersInTime() {
        var sha = repository.push("topic", CiFiles.running("echo fine"));
        var before = Instant.now();

        var answer = command(USER, "/ci-build", repository.fullName() + " topic");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(before).isAfter(Instant.now().minusSeconds(3));
        // A busy machine may be late; then the answer comes later.
        assertThat(answer.body())
                .contains("\"response_type\":\"ephemeral\"")
                .containsAnyOf("Started run", "the answer follows");
        var check = scene.awaitCheck(repository, sha, run -> run.conclusion().equals("success"));
        assertThat(check.name()).isEqualTo("Workflow - main");
        assertThat(scene.cluster().runs())
                .anySatisfy(
                        run -> assertThat(run.<String>get("spec", "trigger")).isEqualTo("request by octocat in Slack"));
    }

    @Test
    void deploysOnceAndTellsGitHub() {
        var files = CiFiles.running("echo fine").get(CiFiles.PATH).replace("main", "deploy");
        var sha = repository.push("main", Map.of(CiFiles.PATH, files.replace("kind: Workflow", """
                kind: Workflow
                metadata: {annotations: {kube-ci.qutics.com/runForBranch: "false"}}""")));

        var answer = command(USER, "/ci-deploy", repository.fullName() + " production");

        assertThat(answer.body()).containsAnyOf("/deployments", "the answer follows");
        await().atMost(Scene.PATIENCE)
                .until(() -> repository.deployments().stream()
                        .anyMatch(one -> one.states().contains("success")));
        scene.settle();
        assertThat(repository.deployments()).singleElement().satisfies(one -> {
            assertThat(one.environment()).isEqualTo("production");
            assertThat(one.sha()).isEqualTo(sha);
        });
        assertThat(scene.workflows(sha)).hasSize(1);
    }

    @Test
    void setsUpTheDefaultBranch() {
        repository.push("main", Map.of("README.md", "# Shop"));

        var answer = command(USER, "/ci-setup", repository.fullName() + " go");

        await().atMost(Scene.PATIENCE)
                .until(() -> repository.file("main", CiFiles.PATH).isPresent());
        assertThat(answer.body()).containsAnyOf("`.kube-ci/ci.yaml`", "the answer follows");
    }

    @Test
    void tellsStrangersHowToBecomeKnown() {
        var answer = command("U0STRANGER", "/ci-build", repository.fullName());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("slack: {users: {U0STRANGER");
    }

    @Test
    void tellsHowCommandsAreWritten() {
        assertThat(command(USER, "/ci-deploy", "shop").body()).contains("/ci-deploy org/repo");
    }

    @Test
    void takesOnlyWhatSlackSignedJustNow() {
        var body = form(USER, "/ci-build", repository.fullName());

        assertThat(send(body, "another secret", Instant.now()).statusCode()).isEqualTo(401);
        assertThat(send(body, SECRET, Instant.now().minusSeconds(310)).statusCode())
                .isEqualTo(401);
        assertThat(send(body, SECRET, Instant.now().plusSeconds(310)).statusCode())
                .isEqualTo(401);
        assertThat(send("{}", SECRET, Instant.now()).statusCode()).isEqualTo(400);
        assertThat(send("x".repeat(70_000), SECRET, Instant.now()).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({"GET, 405", "PUT, 405"})
    void takesOnlyPost(String method, int status) {
        var request = HttpRequest.newBuilder(scene.operator().url().resolve("/webhooks/slack/cmd"))
                .method(method, BodyPublishers.noBody())
                .build();

        assertThat(scene.operator().send(request).statusCode()).isEqualTo(status);
    }
}
