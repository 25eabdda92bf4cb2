package io.kubeci.fake.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeGitHubWebhooksTest {

    private final WebhookReceiver receiver = new WebhookReceiver();
    private FakeGitHub github;
    private FakeRepository shop;

    @BeforeEach
    void start() {
        github = FakeGitHub.start().sendWebhooksTo(receiver.url());
        shop = github.repository("acme/shop");
    }

    @AfterEach
    void stop() {
        github.close();
        receiver.close();
    }

    private WebhookReceiver.Webhook awaitOne(String event) {
        await().atMost(Duration.ofSeconds(10)).until(() -> !receiver.of(event).isEmpty());
        return receiver.of(event).getFirst();
    }

    @Test
    void tellsOfAPushAndItsCheckSuiteSigned() {
        var sha = shop.push("main", Map.of(".kube-ci/ci.yaml", "kind: Workflow"));

        var push = awaitOne("push");
        var suite = awaitOne("check_suite");

        assertThat(push.payload().path("after").asText()).isEqualTo(sha);
        assertThat(push.payload().path("repository").path("full_name").asText()).isEqualTo("acme/shop");
        assertThat(push.payload().path("head_commit").path("added").get(0).asText())
                .isEqualTo(".kube-ci/ci.yaml");
        assertThat(suite.payload().path("action").asText()).isEqualTo("requested");
        assertThat(suite.payload().path("check_suite").path("head_sha").asText())
                .isEqualTo(sha);
        assertThat(suite.payload().path("check_suite").path("app").path("id").asLong())
                .isEqualTo(github.appId());
        assertThat(List.of(push, suite)).allSatisfy(webhook -> {
            assertThat(webhook.headers().getFirst("X-Hub-Signature-256"))
                    .isEqualTo("sha256=" + github.deliveryLog().hmac("HmacSHA256", webhook.raw()));
            assertThat(webhook.headers().getFirst("X-GitHub-Delivery")).hasSize(36);
            assertThat(webhook.headers().getFirst("User-Agent")).startsWith("GitHub-Hookshot/");
            assertThat(webhook.payload().path("installation").path("id").asLong())
                    .isPositive();
            assertThat(webhook.payload().toString()).doesNotContain("Codertocat/Hello-World");
        });
    }

    @Test
    void tellsOfPullRequestsOfForksWithoutACheckSuite() {
        shop.push("main", Map.of("README.md", "# Shop"));
        var fork = shop.fork("mallory");
        var sha = fork.push("topic", Map.of("README.md", "# Better"));

        var pull = shop.openPullFrom(fork, "Better", "topic", "main");
        var next = fork.push("topic", Map.of("README.md", "# Best"));

        await().until(() -> receiver.of("pull_request").size() == 2);
        assertThat(receiver.of("pull_request"))
                .extracting(webhook -> webhook.payload().path("action").asText())
                .containsExactlyInAnyOrder("opened", "synchronize");
        assertThat(pull.head()).isEqualTo(next).isNotEqualTo(sha);
        assertThat(receiver.of("check_suite")).hasSize(1);
        assertThat(receiver.of("pull_request")
                        .getFirst()
                        .payload()
                        .path("pull_request")
                        .path("head")
                        .path("repo")
                        .path("full_name")
                        .asText())
                .isEqualTo("mallory/shop");
    }

    @Test
    void saysNothingOfMoreThanThreeTags() {
        var sha = shop.push("main", Map.of("a", "b"));
        awaitOne("check_suite");

        shop.move(Map.of("refs/tags/1", sha, "refs/tags/2", sha, "refs/tags/3", sha, "refs/tags/4", sha));
        shop.pushAnnotatedTag("5", sha);

        await().until(() -> receiver.of("create").size() == 2);
        assertThat(receiver.of("create"))
                .extracting(webhook -> webhook.payload().path("ref").asText())
                .containsExactlyInAnyOrder("main", "5");
    }

    @Test
    void noticesARealPush(@TempDir Path clone) throws Exception {
        shop.push("main", Map.of("README.md", "# Shop"));
        github.watchPushes();

        git(clone, "clone", "-q", shop.directory().toString(), "work");
        Files.writeString(clone.resolve("work/README.md"), "# Changed");
        git(clone.resolve("work"), "-c", "user.name=bob", "-c", "user.email=b@b", "commit", "-qam", "Change");
        git(clone.resolve("work"), "push", "-q", "origin", "main");

        await().atMost(Duration.ofSeconds(10)).until(() -> receiver.of("push").size() == 2);
        assertThat(shop.file("main", "README.md")).contains("# Changed");
    }

    private static void git(Path directory, String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }

    @Test
    void logsWhatFailedAndRedeliversItUnderTheSameName() {
        var app = new AppClient(github);
        receiver.answerWith(503);
        var guid = github.ping();
        await().until(() -> github.deliveries().size() == 1);
        receiver.answerWith(202);

        var log = app.asApp("GET", "/app/hook/deliveries?per_page=10").body();
        assertThat(log.get(0).path("guid").asText()).isEqualTo(guid);
        assertThat(log.get(0).path("status_code").asInt()).isEqualTo(503);
        var id = log.get(0).path("id").asLong();
        var answer = app.asApp("POST", "/app/hook/deliveries/" + id + "/attempts");

        assertThat(answer.status()).isEqualTo(202);
        await().until(() -> github.delivered(attempt -> attempt.guid().equals(guid)));
        assertThat(github.deliveries().getLast().redelivery()).isTrue();
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void loosesRepeatsAndReversesDeliveriesWhereTold() {
        github.trouble().dropDeliveries(1);
        github.ping();
        await().until(() -> github.deliveries().size() == 1);
        github.trouble().repeatDeliveries(1);
        github.ping();
        await().until(() -> receiver.all().size() == 2);

        github.trouble().holdDeliveries();
        shop.push("main", Map.of("a", "b"));
        github.trouble().releaseDeliveries(true);

        await().until(() -> receiver.all().size() == 5);
        assertThat(receiver.all().subList(2, 5))
                .extracting(WebhookReceiver.Webhook::event)
                .containsExactly("check_suite", "push", "create");
        assertThat(github.deliveries().getFirst().succeeded()).isFalse();
    }

    @Test
    void fillsEveryEventThatPeopleCause() {
        shop.push("main", Map.of("a", "b"));
        var sha = shop.push("topic", Map.of("a", "c"));
        var pull = shop.openDraft("Topic", "topic", "main");
        pull.ready();
        pull.comment("alice", "/kube-ci run");
        shop.openIssue("bob", "Broken", "It is").comment("bob", "Really");
        shop.deploy("alice", Json.object().put("ref", "topic").put("environment", "staging"));
        var queued = shop.queueForMerge(pull);
        shop.destroyMergeGroup(queued);
        pull.merge();
        shop.rerunAll(sha);
        shop.deleteBranch("topic");
        shop.rename("store");
        github.installation("acme", "suspend");

        await().until(github::isQuiet);
        assertThat(receiver.all())
                .extracting(WebhookReceiver.Webhook::event)
                .contains(
                        "pull_request",
                        "issue_comment",
                        "issues",
                        "deployment",
                        "merge_group",
                        "delete",
                        "repository",
                        "installation");
        assertThat(receiver.all())
                .allSatisfy(webhook -> assertThat(
                                webhook.payload().path("sender").path("login").asText())
                        .isNotEmpty()
                        .isNotEqualTo("Codertocat"));
    }
}
