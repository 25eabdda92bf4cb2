package io.kubeci.fake.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeGitHubRulesTest {

    private static final String SHOP = "/repos/acme/shop";

    private FakeGitHub github;
    private FakeRepository shop;
    private AppClient app;
    private String sha;

    @BeforeEach
    void start() {
        github = FakeGitHub.start();
        shop = github.repository("acme/shop");
        sha = shop.push("main", Map.of("README.md", "# Shop"));
        app = new AppClient(github).in("acme");
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void wantsATokenAndTheRightOne() {
        assertThat(app.send("GET", SHOP, "", "").status()).isEqualTo(401);
        assertThat(app.asApp("GET", SHOP).status()).isEqualTo(401);
        assertThat(app.get("/app").status()).isEqualTo(401);
        assertThat(app.send("GET", "/app", "", "Bearer " + app.jwt(3600)).status())
                .isEqualTo(401);
        assertThat(github.violations()).hasSize(4);

        assertThat(app.get(SHOP).status()).isEqualTo(200);
        assertThat(app.asApp("GET", "/app").status()).isEqualTo(200);
    }

    @Test
    void lapsesTokensAfterAnHour() {
        github.passTime(Duration.ofMinutes(61));

        assertThat(app.get(SHOP).status()).isEqualTo(401);
    }

    @Test
    void recordsCallsThatGitHubDoesNotKnow() {
        assertThat(app.get(SHOP + "/frobnications").status()).isEqualTo(404);

        assertThat(github.violations()).singleElement().asString().contains("/frobnications");
    }

    @Test
    void keepsRepositoriesOfOthersApart() {
        github.repository("rival/secret").makePrivate();
        github.repository("rival/open").push("main", Map.of("a", "b"));

        assertThat(app.get("/repos/rival/secret").status()).isEqualTo(404);
        assertThat(app.post("/repos/rival/open/check-runs", "{\"name\": \"x\", \"head_sha\": \"" + sha + "\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refusesWhatTheInstallationMayNot() {
        github.grant("acme", "checks", "read");
        app.in("acme");

        var answer = app.post(SHOP + "/check-runs", "{\"name\": \"x\", \"head_sha\": \"" + sha + "\"}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().path("message").asText()).isEqualTo("Resource not accessible by integration");
    }

    @Test
    void answersNotModifiedWithoutCountingIt() {
        github.trouble().limitRates(100, 900);
        var first = app.get(SHOP);
        var tag = first.response().headers().firstValue("ETag").orElseThrow();

        var second = app.get(SHOP, "If-None-Match", tag);

        assertThat(second.status()).isEqualTo(304);
        assertThat(second.response().headers().firstValue("x-ratelimit-remaining"))
                .contains("99");
    }

    @Test
    void limitsRequestsAnHour() {
        github.trouble().limitRates(2, 900);
        app.get(SHOP);
        app.get(SHOP);

        var third = app.get(SHOP);

        assertThat(third.status()).isEqualTo(403);
        assertThat(third.response().headers().firstValue("x-ratelimit-remaining"))
                .contains("0");
    }

    @Test
    void noticesWhoDoesNotWaitWhenTold() {
        github.trouble().tellToWait("acme", Duration.ofSeconds(30));
        var first = app.get(SHOP);
        assertThat(first.status()).isEqualTo(403);
        assertThat(first.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(github.violations()).isEmpty();

        app.get(SHOP);

        assertThat(github.violations()).singleElement().asString().contains("told to wait");
    }

    @Test
    void losesTheAnswerOfACallThatItCarriedOut() {
        github.trouble().loseAnswers(1, "POST .*/check-runs");

        var answer = app.post(SHOP + "/check-runs", "{\"name\": \"x\", \"head_sha\": \"" + sha + "\"}");

        assertThat(answer.status()).isZero();
        assertThat(shop.checkRuns(sha)).hasSize(1);
    }

    @Test
    void failsAndCutsConnectionsForAWhile() {
        github.trouble().fail(1, 502, "GET");
        assertThat(app.get(SHOP).status()).isEqualTo(502);
        github.trouble().beAwayFor(Duration.ofMillis(300));
        assertThat(app.get(SHOP).status()).isZero();
        github.trouble().end();

        assertThat(app.get(SHOP).status()).isEqualTo(200);
    }

    @Test
    void hidesFreshCommitsForAWhile() {
        shop.hideFor(Duration.ofMinutes(1), sha);
        assertThat(app.get(SHOP + "/commits/" + sha).status()).isEqualTo(422);
        assertThat(app.get(SHOP + "/contents/README.md?ref=" + sha).status()).isEqualTo(404);

        github.passTime(Duration.ofMinutes(2));

        assertThat(app.get(SHOP + "/contents/README.md?ref=" + sha).status()).isEqualTo(200);
    }
}
