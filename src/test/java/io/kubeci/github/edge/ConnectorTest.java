package io.kubeci.github.edge;

import static io.kubeci.github.edge.Some.REPO;
import static io.kubeci.github.edge.Some.SHA;
import static io.kubeci.github.edge.StubGitHub.after;
import static io.kubeci.github.edge.StubGitHub.cutOff;
import static io.kubeci.github.edge.StubGitHub.endless;
import static io.kubeci.github.edge.StubGitHub.hangUp;
import static io.kubeci.github.edge.StubGitHub.json;
import static io.kubeci.github.edge.StubGitHub.zipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.kubeci.model.CommitSha;
import io.kubeci.model.Gone;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How the connection behaves, seen through the simplest call: reading a branch.
class ConnectorTest {

    private static final String BRANCH = "GET /repos/octo/hello/git/ref/heads/main";
    private static final String TREE = "GET /repos/octo/hello/git/trees/" + SHA + "?recursive=1";
    private static final String CHECKS = "POST /repos/octo/hello/check-runs";
    private static final String TOKENS = "POST /app/installations/7/access_tokens";
    private static final String HEAD = "{\"object\":{\"sha\":\"" + SHA + "\"}}";

    private final StubGitHub stub = new StubGitHub();
    private final Some.Clock clock = new Some.Clock();
    private GitHubApp app = Some.app(stub, clock);

    @AfterEach
    void close() {
        app.close();
        stub.close();
    }

    @Test
    void saysWhoItIsInGitHubsManner() {
        stub.on(BRANCH, json(200, HEAD));

        assertThat(head()).contains(SHA);

        var call = stub.calls().getFirst();
        assertThat(call.authorization()).isEqualTo("Bearer token-1");
        assertThat(call.headers())
                .containsEntry("User-agent", "kube-ci/1.2.3")
                .containsEntry("X-github-api-version", "2022-11-28")
                .containsEntry("Accept", "application/vnd.github+json");
    }

    @Test
    void asksOnceForATokenHoweverManyCallsNeedIt() {
        var latch = new CountDownLatch(1);
        stub.on(TOKENS, after(latch, token(1, Duration.ofHours(1)))).on(BRANCH, json(200, HEAD));

        var heads = manyHeads(20);
        await().until(() -> stub.tokenRequests() == 1);
        latch.countDown();

        assertThat(heads).allSatisfy(head -> assertThat(head.join()).contains(SHA));
        assertThat(stub.tokenRequests()).isEqualTo(1);
    }

    @Test
    void renewsATokenShortlyBeforeItEnds() {
        stub.on(TOKENS, token(1, Duration.ofHours(1)), token(2, Duration.ofHours(3)))
                .on(BRANCH, json(200, HEAD));

        head();
        clock.pass(Duration.ofMinutes(54));
        head();
        clock.pass(Duration.ofMinutes(2));
        head();

        assertThat(stub.calls())
                .extracting(StubGitHub.Seen::authorization)
                .containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @Test
    void renewsATokenThatIsNotAcceptedAnyMore() {
        stub.on(TOKENS, token(1, Duration.ofHours(1)), token(2, Duration.ofHours(1)))
                .on(CHECKS, json(401, "{\"message\":\"Bad credentials\"}"), json(201, "{\"id\":5}"));

        assertThat(app.gitHub().createCheckRun(REPO, SHA, Some.checkRun())).isEqualTo(5);

        assertThat(stub.calls())
                .extracting(StubGitHub.Seen::authorization)
                .containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void doesNotGoOnRenewingTokens() {
        stub.on(BRANCH, json(401, "{\"message\":\"Bad credentials\"}"));

        assertThatThrownBy(this::head).isInstanceOf(Unavailable.class).hasMessageContaining("Bad credentials");

        assertThat(stub.lines()).hasSize(2);
        assertThat(stub.tokenRequests()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"404,Not Found", "403,This installation has been suspended"})
    void knowsWhenAnInstallationIsGone(int status, String message) {
        stub.on(TOKENS, json(status, "{\"message\":\"" + message + "\"}"));

        assertThatThrownBy(this::head)
                .isInstanceOf(Gone.class)
                .hasMessageContaining("installation 7")
                .hasMessageContaining(message);
    }

    @Test
    void neverShowsATokenInAMessage() {
        stub.on(BRANCH, json(500, "{\"message\":\"oops\"}"));

        assertThatThrownBy(this::head)
                .isInstanceOf(Unavailable.class)
                .satisfies(problem -> assertThat(problem.toString()).doesNotContain("token-1"));
    }

    @Test
    void sendsNothingToThatInstallationWhileToldToWait() {
        stub.on(BRANCH, json(403, "{\"message\":\"wait\"}", "Retry-After", "30"), json(200, HEAD))
                .on("GET /repos/octo/hello/git/ref/heads/other", json(200, HEAD));

        var first = catchThrowableOfType(Unavailable.class, this::head);
        clock.pass(Duration.ofSeconds(10));
        var second = catchThrowableOfType(Unavailable.class, () -> app.gitHub().branchHead(REPO, "other"));

        assertThat(first.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(second.retryAfter()).isEqualTo(Duration.ofSeconds(20));
        assertThat(stub.lines()).containsExactly(BRANCH);

        clock.pass(Duration.ofSeconds(20));
        assertThat(head()).contains(SHA);
    }

    @Test
    void letsOtherInstallationsGoOn() {
        var other = new RepoRef(8, 43, "other", "repo");
        stub.on(BRANCH, json(403, "{\"message\":\"wait\"}", "Retry-After", "30"))
                .on("POST /app/installations/8/access_tokens", token(8, Duration.ofHours(1)))
                .on("GET /repos/other/repo/git/ref/heads/main", json(200, HEAD));

        assertThatThrownBy(this::head).isInstanceOf(Unavailable.class);

        assertThat(app.gitHub().branchHead(other, "main")).contains(SHA);
        assertThat(stub.calls().getLast().authorization()).isEqualTo("Bearer token-8");
    }

    @Test
    void asksForNoTokenWhileToldToWait() {
        stub.on(TOKENS, json(429, "", "Retry-After", "30"));

        assertThatThrownBy(this::head).isInstanceOf(Unavailable.class);
        assertThatThrownBy(this::head).isInstanceOf(Unavailable.class).hasMessageContaining("not sent");

        assertThat(stub.tokenRequests()).isEqualTo(1);
    }

    @Test
    void letsKohsukesCallsWaitLikewise() {
        stub.on(TREE, json(403, "{\"message\":\"wait\"}", "Retry-After", "30"));

        var first = catchThrowableOfType(Unavailable.class, () -> app.gitHub().paths(REPO, SHA));

        assertThat(first.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThatThrownBy(this::head).isInstanceOf(Unavailable.class);
        assertThat(stub.lines()).containsExactly(TREE);
    }

    @Test
    void readsAgainOnceAfterABrokenConnection() {
        stub.on(BRANCH, hangUp(), json(200, HEAD));

        assertThat(head()).contains(SHA);
    }

    @Test
    void readsAgainOnceAfterACutOffAnswer() {
        stub.on(BRANCH, cutOff(), json(200, HEAD));

        assertThat(head()).contains(SHA);
    }

    @Test
    void neverWritesTwiceAfterALostAnswer() {
        stub.on(CHECKS, hangUp());

        assertThatThrownBy(() -> app.gitHub().createCheckRun(REPO, SHA, Some.checkRun()))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("no answer");

        assertThat(stub.lines()).containsExactly(CHECKS);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void leavesOutagesToWhoTriesAgainLater(int status) {
        stub.on(BRANCH, json(status, "<html>")).on(TREE, json(status, "<html>"));

        assertThatThrownBy(this::head).isInstanceOf(Unavailable.class).hasMessageContaining("" + status);
        assertThatThrownBy(() -> app.gitHub().paths(REPO, SHA)).isInstanceOf(Unavailable.class);

        assertThat(stub.lines()).containsExactly(BRANCH, TREE);
    }

    @Test
    void givesUpOnABodyThatDoesNotCome() {
        stub.on(BRANCH, stub.stalled());
        app = GitHubApp.connect(
                Some.settings(stub).withRequestTimeout(Duration.ofMillis(300)), Some.KEY, ApiMetrics.NONE, clock);

        assertThatThrownBy(this::head).isInstanceOf(Unavailable.class).hasMessageContaining("300 ms");

        assertThat(stub.lines()).containsExactly(BRANCH);
    }

    @Test
    void hangsUpOnABodyThatNeverEnds() {
        stub.on(BRANCH, endless());

        assertThatThrownBy(this::head).isInstanceOf(Unavailable.class).hasMessageContaining("more than");
    }

    @Test
    void doesNotUnzipABomb() {
        stub.on(BRANCH, zipped(new byte[20 << 20]));

        assertThatThrownBy(this::head).isInstanceOf(Unavailable.class).hasMessageContaining("more than");
    }

    @Test
    void takesNoNonsenseForAnAnswer() {
        stub.on(BRANCH, json(200, "<html>Welcome to the hotel's network</html>"));

        assertThatThrownBy(this::head).isInstanceOf(Unavailable.class).hasMessageContaining("no JSON");
    }

    @Test
    void followsARenamedRepository() {
        stub.on(BRANCH, json(301, "{}", "Location", stub.url() + "/repositories/42/git/ref/heads/main"))
                .on("GET /repositories/42/git/ref/heads/main", json(200, HEAD));

        assertThat(head()).contains(SHA);
    }

    @Test
    void writesToARenamedRepository() {
        stub.on(CHECKS, json(307, "{}", "Location", "/repositories/42/check-runs"))
                .on("POST /repositories/42/check-runs", json(201, "{\"id\":5}"));

        assertThat(app.gitHub().createCheckRun(REPO, SHA, Some.checkRun())).isEqualTo(5);
        assertThat(stub.calls().getLast().body()).contains("head_sha");
    }

    @Test
    void takesNoTokenToAnotherHost() {
        try (var other = new StubGitHub()) {
            stub.on(BRANCH, json(302, "{}", "Location", other.url() + "/steal"))
                    .on(TREE, json(302, "{}", "Location", other.url() + "/steal"));

            assertThatThrownBy(this::head).isInstanceOf(Unavailable.class).hasMessageContaining("another host");
            assertThatThrownBy(() -> app.gitHub().paths(REPO, SHA)).isInstanceOf(Unavailable.class);

            assertThat(other.calls()).isEmpty();
        }
    }

    @Test
    void doesNotTurnInCircles() {
        stub.on(BRANCH, json(302, "{}", "Location", "/repos/octo/hello/git/ref/heads/main"));

        assertThatThrownBy(this::head).isInstanceOf(Unavailable.class).hasMessageContaining("for ever");
    }

    @Test
    void sparesWhatGitHubConfirms() {
        stub.on(BRANCH, json(200, HEAD, "ETag", "\"abc\""), json(304, "", "ETag", "\"abc\""));

        head();

        assertThat(head()).contains(SHA);
        assertThat(stub.calls().getLast().headers()).containsEntry("If-none-match", "\"abc\"");
    }

    @Test
    void hasFewCallsUnderWayAtOnce() {
        var latch = new CountDownLatch(1);
        stub.on(BRANCH, after(latch, json(200, HEAD)));

        var heads = manyHeads(20);
        await().until(() -> stub.lines().size() == 8);
        await().during(Duration.ofMillis(200)).until(() -> stub.lines().size() == 8);
        latch.countDown();

        assertThat(heads).allSatisfy(head -> assertThat(head.join()).contains(SHA));
    }

    @Test
    void countsEveryRequestByItsNameInGitHubsReference() {
        List<String> counted = new CopyOnWriteArrayList<>();
        app = GitHubApp.connect(Some.settings(stub), Some.KEY, metrics(counted), clock);
        stub.on(BRANCH, cutOff(), json(200, HEAD, "X-RateLimit-Remaining", "4999"));

        head();

        assertThat(counted)
                .containsExactly(
                        "POST /app/installations/{installation_id}/access_tokens 201",
                        "GET /repos/{owner}/{repo}/git/ref/{ref} 0",
                        "GET /repos/{owner}/{repo}/git/ref/{ref} 200",
                        "7: 4999 left");
    }

    private Optional<CommitSha> head() {
        return app.gitHub().branchHead(REPO, "main");
    }

    private List<CompletableFuture<Optional<CommitSha>>> manyHeads(int count) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        return IntStream.range(0, count)
                .mapToObj(_ -> CompletableFuture.supplyAsync(this::head, threads))
                .toList();
    }

    private static StubGitHub.Reply token(int number, Duration life) {
        var json = "{\"token\":\"token-%d\",\"expires_at\":\"%s\"}".formatted(number, Some.NOW.plus(life));
        return json(201, json);
    }

    private static ApiMetrics metrics(List<String> counted) {
        return new ApiMetrics() {
            @Override
            public void request(String operation, int status, Duration duration) {
                counted.add(operation + " " + status);
            }

            @Override
            public void rateLeft(long installationId, long left) {
                counted.add(installationId + ": " + left + " left");
            }
        };
    }
}
