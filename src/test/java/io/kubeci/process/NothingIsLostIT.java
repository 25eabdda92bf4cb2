package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kubeci.fake.github.CheckRunView;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Kills, outages, lost answers: later, but once and whole.
class NothingIsLostIT extends Scenario {

    private static final String SCRIPT = "echo begins; sleep 4; echo ends";

    @AfterEach
    void bringItBack() {
        if (!scene.operator().isRunning()) {
            scene.operator().restart();
        }
    }

    private void assertOneRun(String sha) {
        var run = scene.awaitEnd(repository, sha);
        scene.settle();
        assertThat(run.conclusion()).isEqualTo("success");
        assertThat(scene.workflows(sha)).hasSize(1);
        assertThat(repository.allCheckRuns()).extracting(CheckRunView::name).containsExactly("Workflow - main");
    }

    @ParameterizedTest(name = "{0} ms after the push")
    @ValueSource(ints = {0, 40, 80, 120, 180, 250, 350, 500, 800, 1_200, 1_800, 2_500})
    void goesOnWhereItWasKilled(int millis) {
        var sha = repository.push("main", CiFiles.running(SCRIPT));
        await().pollDelay(Duration.ofMillis(millis)).until(() -> true);

        scene.operator().kill();
        scene.operator().restart();

        assertOneRun(sha);
    }

    @Test
    void endsACheckRunWhoseWorkflowEndedWhileItWasAway() {
        var sha = repository.push("main", CiFiles.running("echo fine"));
        scene.awaitCheck(repository, sha, _ -> true);

        scene.operator().kill();
        scene.awaitWorkflowOrNone(sha);
        scene.operator().restart();

        assertOneRun(sha);
    }

    @Test
    void stopsWhenAskedToAndGoesOnLater() {
        var sha = repository.push("main", CiFiles.running(SCRIPT));
        scene.awaitCheck(repository, sha, _ -> true);

        scene.operator().stop();
        scene.operator().restart();

        assertOneRun(sha);
    }

    @ParameterizedTest(name = "{1} times {0} to {2}")
    @CsvSource({
        "502, 3, check-runs",
        "500, 5, ''",
        "503, 2, graphql",
        "404, 2, graphql",
        "404, 2, POST /repos/{owner}/{repo}/check-runs"
    })
    void triesAgainWhenGitHubFails(int status, int count, String operation) {
        github.trouble().fail(count, status, java.util.regex.Pattern.quote(operation));
        var sha = repository.push("main", CiFiles.running("echo fine"));

        assertOneRun(sha);
    }

    @Test
    void doesNotRepeatACheckRunWhoseAnswerWasLost() {
        github.trouble().loseAnswers(1, "POST .*/check-runs");
        github.trouble().loseAnswers(1, "PATCH .*/check-runs");
        var sha = repository.push("main", CiFiles.running("echo fine"));

        assertOneRun(sha);
    }

    @Test
    void survivesConnectionsThatBreak() {
        github.trouble().cutConnections(6, "");
        var sha = repository.push("main", CiFiles.running("echo fine"));

        assertOneRun(sha);
    }

    @Test
    void asksNothingWhileToldToWait() {
        github.trouble().tellToWait("acme", Duration.ofSeconds(5));
        var sha = repository.push("main", CiFiles.running("echo fine"));

        assertOneRun(sha);
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void asksNothingWhileToldToWaitAlthoughItWasKilled() {
        github.forgetRequests();
        github.trouble().tellToWait("acme", Duration.ofSeconds(25));
        var sha = repository.push("main", CiFiles.running("echo fine"));
        await().atMost(Scene.PATIENCE).until(this::waitIsStored);

        scene.operator().kill();
        scene.operator().restart();

        assertOneRun(sha);
        assertThat(github.answered(403)).isOne();
        assertThat(github.violations()).isEmpty();
    }

    /// Earlier tests left shorter ones.
    private boolean waitIsStored() {
        var stored = scene.cluster()
                .client()
                .configMaps()
                .inNamespace(scene.cluster().operatorNamespace())
                .withName("github-waits")
                .get();
        return stored != null
                && stored.getData().values().stream()
                        .anyMatch(until ->
                                Instant.parse(until).isAfter(Instant.now().plusSeconds(10)));
    }

    @Test
    void waitsForGitHubToComeBack() {
        github.trouble().beAwayFor(Duration.ofSeconds(8));
        var sha = repository.push("main", CiFiles.running("echo fine"));

        assertOneRun(sha);
    }

    @Test
    void waitsForACommitThatGitHubDoesNotShowYet() {
        github.trouble().holdDeliveries();
        var sha = repository.push("main", CiFiles.running("echo fine"));
        repository.hideFor(Duration.ofSeconds(4), sha);
        github.trouble().releaseDeliveries(false);

        assertOneRun(sha);
    }

    @Test
    void goesOnWithTokensThatWereTakenAway() {
        var sha = repository.push("main", CiFiles.running(SCRIPT));
        scene.awaitCheck(repository, sha, _ -> true);
        github.trouble().revokeTokens();

        assertOneRun(sha);
    }

    @Test
    void asksAgainForWebhooksThatNeverArrived() {
        github.trouble().dropDeliveries(20);
        var sha = repository.push("main", CiFiles.running("echo fine"));
        await().atMost(Scene.PATIENCE).until(github::isQuiet);

        github.trouble().dropDeliveries(0);

        assertOneRun(sha);
    }

    @Test
    void asksAgainForWebhooksThatCameWhileItWasDown() {
        scene.operator().kill();
        var sha = repository.push("main", CiFiles.running("echo fine"));
        await().atMost(Scene.PATIENCE).until(github::isQuiet);

        scene.operator().restart();

        assertOneRun(sha);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"unavailable", "frozen", "refusing"})
    void refusesWebhooksWhileTheClusterIsAwayAndMendsItLater(String how) {
        onFakeClusterOnly();
        var cluster = scene.cluster().fake().orElseThrow();
        switch (how) {
            case "unavailable" -> cluster.unavailable();
            case "frozen" -> cluster.freeze();
            default -> cluster.refuseConnections();
        }
        var sha = repository.push("main", CiFiles.running("echo fine"));
        await().atMost(Scene.PATIENCE).until(github::isQuiet);

        if (how.equals("refusing")) {
            cluster.listenAgain();
        } else {
            cluster.recover();
        }

        assertOneRun(sha);
    }
}
