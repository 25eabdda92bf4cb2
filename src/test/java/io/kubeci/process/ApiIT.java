package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What programs and people get from `/api/v1`.
class ApiIT extends Scenario {

    private static final String OURS = "one-of-our-own-tokens";
    private static final String NOWHERE = "0123456789012345678901234567890123456789";

    private Path tokens = Path.of("");
    private ApiClient api;

    @Override
    Map<String, String> environment() {
        try {
            tokens = Files.createTempFile("api-tokens", "");
            Files.writeString(tokens, "another\n" + OURS + "\n");
            return Map.of("KUBE_CI_API_TOKENFILE", tokens.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void connect() {
        api = new ApiClient(scene.operator());
    }

    private ObjectNode request(String sha) {
        var names = repository.fullName().split("/");
        return JsonNodeFactory.instance
                .objectNode()
                .put("org", names[0])
                .put("repo", names[1])
                .put("ref", "topic")
                .put("hash", sha);
    }

    private String started(String sha) {
        var answer = api.post(OURS, "/run", request(sha).put("run", true).toString());
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        return answer.json().path("name").asText();
    }

    private void awaitPhase(String run, String phase) {
        await("run %s to be %s".formatted(run, phase))
                .atMost(Scene.PATIENCE)
                .untilAsserted(() -> assertThat(api.get(OURS, "/runs/" + run)
                                .json()
                                .path("phase")
                                .asText())
                        .isEqualTo(phase));
    }

    @Test
    void runsACommitThatIsNotBuiltUnasked() {
        var sha = repository.push("topic", CiFiles.running("echo fine"));

        var answer = api.post(OURS, "/run", request(sha).put("run", true).toString());

        var name = answer.json().path("name").asText();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/runs/" + name);
        assertThat(answer.json().path("workflowUrl").asText())
                .isEqualTo("https://argo.example.org/workflows/%s/%s"
                        .formatted(scene.cluster().namespace(), name));
        awaitPhase(name, "Succeeded");
        var check = scene.awaitCheck(repository, sha, run -> run.conclusion().equals("success"));
        assertThat(check.name()).isEqualTo("Workflow - main");
        var shown = api.get(OURS, "/runs/" + name).json();
        assertThat(shown.path("trigger").asText()).startsWith("request by");
        assertThat(shown.path("checkRunUrl").asText()).endsWith("/runs/" + check.id());
        assertThat(shown.path("finishedAt").asText()).isNotEmpty();
    }

    @Test
    void makesOneRunOfARequestThatComesTwice() {
        var sha = repository.push("topic", CiFiles.running("echo fine"));
        var body = request(sha).put("run", true).toString();

        var first = api.post(OURS, "/run", body, "Idempotency-Key", "k-1");
        var second = api.post(OURS, "/run", body, "Idempotency-Key", "k-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void showsWhatAPushWouldSubmitWithoutRunningIt() {
        var sha = repository.push("topic", CiFiles.running("echo fine"));
        scene.settle();
        int before = scene.cluster().runs().size();

        var answer = api.post(OURS, "/run", request(sha).toString());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("problems")).isEmpty();
        var workflow = answer.json().path("workflow");
        assertThat(workflow.at("/metadata/annotations")
                        .path("kube-ci.qutics.com/sha")
                        .asText())
                .isEqualTo(sha);
        assertThat(workflow.at("/metadata/namespace").asText())
                .isEqualTo(scene.cluster().namespace());
        assertThat(scene.cluster().runs()).hasSize(before);
        assertThat(scene.workflows(sha)).isEmpty();
    }

    @Test
    void takesFilesThatAreInNoRepositoryAndSaysWhatIsWrongWithThem() {
        long calls = github.requests().size();
        var body = request(NOWHERE).put("org", "nobody").put("entrypoint", "mian");
        body.putObject("ci_context")
                .put("/ci.yaml", CiFiles.running("echo fine").get(".kube-ci/ci.yaml"));

        var answer = api.post(OURS, "/run", body.toString());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/workflow/spec/entrypoint").asText()).isEqualTo("mian");
        assertThat(answer.json().at("/workflow/metadata/labels/org").asText()).isEqualTo("nobody");
        assertThat(answer.json().at("/problems/0/message").asText()).contains("mian");
        assertThat(answer.json().at("/problems/0/file").asText()).isEqualTo(".kube-ci/ci.yaml");
        assertThat(github.requests()).hasSize((int) calls);
    }

    @Test
    void usesTheInstallationThatTheConfigurationNames() throws IOException {
        var sha = repository.push("main", CiFiles.running("echo fine"));
        var file = scene.operator().configuration();
        var before = Files.readString(file);
        var body = request(NOWHERE).put("org", "nobody");
        body.putObject("ci_context").put("ci.yaml", CiFiles.running("echo fine").get(".kube-ci/ci.yaml"));
        try {
            Files.writeString(file, before + "api: {defaultInstallID: 957387}\n");
            await().atMost(Scene.PATIENCE).until(() -> installation(body).equals("957387"));

            // It is not the one that this repository is in.
            assertThat(api.post(OURS, "/run", request(sha).toString()).status()).isEqualTo(422);
        } finally {
            Files.writeString(file, before);
            await().atMost(Scene.PATIENCE).until(() -> !installation(body).equals("957387"));
        }
    }

    private String installation(ObjectNode body) {
        return api.post(OURS, "/run", body.toString())
                .json()
                .at("/workflow/metadata/annotations/kube-ci.qutics.com~1github-install-id")
                .asText();
    }

    @Test
    void cancelsAndRetriesRuns() {
        var sha = repository.push("topic", CiFiles.running("sleep 600"));
        var name = started(sha);
        scene.awaitWorkflow(sha, "Running");

        assertThat(api.post(OURS, "/runs/" + name + "/retry", "").status()).isEqualTo(409);
        var cancelled = api.post(OURS, "/runs/" + name + "/cancel", "");

        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(cancelled.json().path("cancelled").asText()).startsWith("cancelled by");
        awaitPhase(name, "Cancelled");
        scene.awaitCheck(repository, sha, run -> run.conclusion().equals("cancelled"));
        assertThat(api.post(OURS, "/runs/" + name + "/cancel", "").status()).isEqualTo(409);

        var again = api.post(OURS, "/runs/" + name + "/retry", "");
        assertThat(again.status()).isEqualTo(201);
        var second = again.json().path("name").asText();
        awaitPhase(second, "Running");
        assertThat(api.post(OURS, "/runs/" + second + "/cancel", "").status()).isEqualTo(202);
        awaitPhase(second, "Cancelled");
    }

    @Test
    void listsRunsByPage() {
        var sha = repository.push("topic", CiFiles.running("echo fine"));
        IntStream.range(0, 3).forEach(_ -> started(sha));
        var query = "/runs?limit=2&branch=topic&repository=" + repository.fullName();

        var first = api.get(OURS, query);
        var second =
                api.get(OURS, query + "&cursor=" + first.json().path("next").asText());

        assertThat(first.json().path("runs")).hasSize(2);
        assertThat(second.json().path("runs")).isNotEmpty();
        assertThat(first.json().path("runs").findValuesAsText("name"))
                .doesNotContainAnyElementsOf(second.json().path("runs").findValuesAsText("name"));
        assertThat(api.get(OURS, "/runs?phase=Gone&repository=" + repository.fullName())
                        .json()
                        .path("runs"))
                .isEmpty();
    }

    @Test
    void letsClusterUsersDoWhatTheyMayDoToRuns() {
        var account = "reader-" + repository.fullName().replaceAll("[^a-z0-9]+", "-");
        var reader = scene.cluster().tokenOf(account, "get", "list");
        var sha = repository.push("topic", CiFiles.running("echo fine"));
        var name = started(sha);

        assertThat(api.get(reader, "/runs").status()).isEqualTo(200);
        assertThat(api.get(reader, "/runs/" + name).status()).isEqualTo(200);
        var denied = api.post(reader, "/run", request(sha).toString());
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.json().path("detail").asText()).contains(account, "create runs");
        assertThat(api.post(reader, "/runs/" + name + "/cancel", "").status()).isEqualTo(403);
        assertThat(api.post(reader, "/runs/" + name + "/retry", "").status()).isEqualTo(403);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /runs",
        "GET, /runs/some-run",
        "POST, /run",
        "POST, /runs/some-run/cancel",
        "POST, /runs/some-run/retry"
    })
    void wantsToKnowWhoCalls(String method, String path) {
        for (var token : new String[] {"", "nobody-s-token", "one-of-our-own-token"}) {
            var answer = method.equals("GET") ? api.get(token, path) : api.post(token, path, "{}");

            assertThat(answer.status()).as("%s %s", path, token).isEqualTo(401);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Test
    void takesChangedTokensWithoutARestart() throws IOException {
        Files.writeString(tokens, OURS + "\nadded-later\n");
        await().atMost(Scene.PATIENCE)
                .untilAsserted(() ->
                        assertThat(api.get("added-later", "/runs").status()).isEqualTo(200));

        assertThat(api.get("another", "/runs").status()).isEqualTo(401);
        assertThat(api.get(OURS, "/runs").status()).isEqualTo(200);
    }

    @Test
    void doesNotReadTheBodyOfStrangers() {
        assertThat(api.post("", "/run", " ".repeat(3 << 20)).status()).isEqualTo(401);
    }

    @Test
    void namesAllThatIsWrongWithARequestAtOnce() {
        var answer = api.post(
                OURS, "/run", "{\"org\": \"a/b\", \"ref\": \"x\", \"hash\": \"main\", \"run\": 1, \"colour\": 2}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.faults()).containsExactlyInAnyOrder("org", "repo", "hash", "run", "colour");
        assertThat(api.post(OURS, "/run", "{").status()).isEqualTo(400);
        assertThat(api.get(OURS, "/runs?limit=many&color=red").faults()).containsExactlyInAnyOrder("limit", "color");
    }

    @Test
    void refusesABodyOfMoreThanTwoMegabytes() {
        assertThat(api.post(OURS, "/run", " ".repeat((2 << 20) + 1)).status()).isEqualTo(413);
    }

    @Test
    void saysWhatIsNotThere() {
        var sha = repository.push("topic", Map.of("README.md", "# Shop"));

        assertThat(api.get(OURS, "/runs/nothing").status()).isEqualTo(404);
        assertThat(api.post(OURS, "/runs/nothing/cancel", "").status()).isEqualTo(404);
        assertThat(api.post(OURS, "/runs/nothing/retry", "").status()).isEqualTo(404);
        var repositoryMissing =
                api.post(OURS, "/run", request(sha).put("repo", "none").toString());
        assertThat(repositoryMissing.status()).isEqualTo(422);
        assertThat(repositoryMissing.faults()).containsExactly("repo");
        var commitMissing = api.post(OURS, "/run", request(NOWHERE).toString());
        assertThat(commitMissing.status()).isEqualTo(422);
        assertThat(commitMissing.faults()).containsExactly("hash");
        var filesMissing = api.post(OURS, "/run", request(sha).put("run", true).toString());
        assertThat(filesMissing.status()).isEqualTo(422);
        assertThat(filesMissing.json().path("detail").asText()).contains("no CI files");
    }

    @Test
    void saysWhenToComeAgainWhileTheClusterIsAway() {
        onFakeClusterOnly();
        var cluster = scene.cluster().fake().orElseThrow();
        cluster.unavailable();
        try {
            var answer = api.get(OURS, "/runs");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
        } finally {
            cluster.recover();
        }
    }

    @Test
    void hasNoSlackCommandsWithoutASigningSecret() {
        var request = HttpRequest.newBuilder(scene.operator().url().resolve("/webhooks/slack/cmd"))
                .POST(HttpRequest.BodyPublishers.ofString("command=%2Fci-build&user_id=U1"))
                .build();

        assertThat(scene.operator().send(request).statusCode()).isEqualTo(404);
    }
}
