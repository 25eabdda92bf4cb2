package io.kubeci.github.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kubeci.fake.github.CheckRunView;
import io.kubeci.fake.github.FakeGitHub;
import io.kubeci.fake.github.FakeRepository;
import io.kubeci.github.CiDirectory;
import io.kubeci.github.CiDirectory.Deferred;
import io.kubeci.github.CiDirectory.Link;
import io.kubeci.github.CiDirectory.Other;
import io.kubeci.github.CiDirectory.Text;
import io.kubeci.github.GitHub;
import io.kubeci.github.HookDeliveries;
import io.kubeci.model.CommitSha;
import io.kubeci.model.Gone;
import io.kubeci.model.PullRequest;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Unavailable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The port against a GitHub that checks every request by GitHub's own description and rules.
class StrictGitHubTest {

    private static final String CHECKS = "/check-runs";

    private final FakeGitHub fake = FakeGitHub.start();
    private final FakeRepository shop = fake.repository("acme/shop");
    private final RepoRef repo = new RepoRef(fake.install("acme"), shop.id(), "acme", "shop");
    private final GitHubApp app = app(fake.apiUrl());
    private final GitHub github = app.gitHub();
    private volatile Duration passed = Duration.ZERO;

    @AfterEach
    void breaksNoRule() {
        app.close();
        fake.close();
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void readsADirectoryInOneCall() {
        var sha = commit(shop.commit()
                .file(".kube-ci/ci.yaml", "kind: Workflow\n")
                .file(".kube-ci/lib/deep/er/x.star", "x")
                .file(".kube-ci/lib/go.star", "go")
                .file(".kube-ci/logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0})
                .file(".kube-ci/big.yaml", "#".repeat(1 << 20))
                .link(".kube-ci/link.yaml", "ci.yaml")
                .submodule(".kube-ci/sub", "0123456789012345678901234567890123456789")
                .push());

        var directory = github.directory(repo, sha, ".kube-ci").orElseThrow();

        assertThat(directory.truncated()).isFalse();
        assertThat(directory.files())
                .hasSize(7)
                .containsEntry("lib/deep/er", new CiDirectory.Unlisted())
                .containsEntry("link.yaml", new Link("ci.yaml"))
                .containsEntry("sub", new Other("a submodule"))
                .hasEntrySatisfying("ci.yaml", file -> assertThat(text(file)).isEqualTo("kind: Workflow\n"))
                .hasEntrySatisfying(
                        "lib/go.star", file -> assertThat(text(file)).isEqualTo("go"))
                .hasEntrySatisfying("logo.png", file -> assertThat(file).isInstanceOf(Deferred.class))
                .hasEntrySatisfying("big.yaml", file -> assertThat(file).isInstanceOf(Deferred.class));
        assertThat(fake.counts().values().stream().mapToLong(Long::longValue).sum())
                .as("with the one for a token: %s", fake.counts())
                .isEqualTo(2);

        var big = (Deferred) directory.files().get("big.yaml");
        assertThat(github.blob(repo, big.blobSha(), big.size()))
                .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(1 << 20));
        assertThat(github.blob(repo, big.blobSha(), big.size() - 1)).isEmpty();
    }

    @Test
    void tellsAMissingDirectoryFromAMissingCommit() {
        var sha = commit(shop.push("main", Map.of("README.md", "# Shop")));

        assertThat(github.directory(repo, sha, ".kube-ci")).isEmpty();
        assertThatThrownBy(() -> github.directory(repo, Some.SHA, ".kube-ci"))
                .isInstanceOf(Gone.class)
                .hasMessageContaining("yet");
    }

    @Test
    void readsACommitThatShowsLate() {
        var sha = commit(shop.push("main", Map.of(".kube-ci/ci.yaml", "x")));
        shop.hideFor(Duration.ofSeconds(5), sha.hex());

        assertThatThrownBy(() -> github.directory(repo, sha, ".kube-ci")).isInstanceOf(Gone.class);

        pass(Duration.ofSeconds(6));
        assertThat(github.directory(repo, sha, ".kube-ci")).isPresent();
    }

    @Test
    void worksWithAnEnterpriseServer() {
        var sha = commit(shop.push("main", Map.of(".kube-ci/ci.yaml", "x")));

        try (var enterprise = app(fake.enterpriseApiUrl())) {
            assertThat(enterprise.gitHub().directory(repo, sha, ".kube-ci")).isPresent();
            assertThat(enterprise.gitHub().paths(repo, sha)).contains(Set.of(".kube-ci/ci.yaml"));
            assertThat(enterprise.gitHub().branchHead(repo, "main")).contains(sha);
        }
    }

    @Test
    void readsBranchesPathsAndPullRequests() {
        var main = commit(shop.push("main", Map.of("README.md", "# Shop")));
        var topic = commit(shop.push("feature/a+b", Map.of("src/a.go", "package a")));
        var pull = shop.openPull("A change", "feature/a+b", "main");
        shop.openPullFrom(shop.fork("mallory"), "From a fork", "feature/a+b", "main");

        assertThat(github.branchHead(repo, "main")).contains(main);
        assertThat(github.branchHead(repo, "feature/a+b")).contains(topic);
        assertThat(github.branchHead(repo, "feature")).isEmpty();
        assertThat(github.paths(repo, topic)).contains(Set.of("README.md", "src/a.go"));
        assertThat(github.openPullRequests(repo, "feature/a+b")).singleElement().satisfies(found -> {
            assertThat(found.number()).isEqualTo(pull.number());
            assertThat(found)
                    .extracting(PullRequest::title, PullRequest::draft, PullRequest::fork)
                    .containsExactly("A change", false, false);
        });
    }

    @Test
    void doesNotKnowAllPathsOfAHugeRepository() {
        var sha = commit(shop.push("main", Map.of("a", "", "b", "", "c", "")));
        fake.truncateTreesAt(2);

        assertThat(github.paths(repo, sha)).isEmpty();
    }

    @Test
    void showsACheckRunWithAllItsAnnotations() {
        var sha = commit(shop.push("main", Map.of("a.go", "package a")));
        var checkRun = Some.checkRun().withAnnotations(Some.annotations(120));

        var id = github.createCheckRun(repo, sha, checkRun);

        assertThat(shop.checkRuns(sha.hex())).singleElement().satisfies(shown -> {
            assertThat(shown)
                    .extracting(CheckRunView::id, CheckRunView::conclusion, CheckRunView::text, CheckRunView::buttons)
                    .containsExactly(id, "failure", "text", List.of("run"));
            assertThat(shown.annotations()).hasSize(120);
        });
        assertThat(fake.count(CHECKS)).isEqualTo(3);
        assertThat(github.findCheckRun(repo, sha, checkRun.name(), "main")).contains(id);
        assertThat(github.findCheckRun(repo, sha, checkRun.name(), "https://argo/run-1"))
                .contains(id);
        assertThat(github.checkRuns(repo, sha))
                .singleElement()
                .satisfies(found -> assertThat(found.conclusion()).isEqualTo("failure"));
    }

    @Test
    void changesACheckRunByOneRequest() {
        var sha = commit(shop.push("main", Map.of("a.go", "package a")));
        var id = github.createCheckRun(repo, sha, Some.queued());

        github.updateCheckRun(repo, id, Some.checkRun());

        assertThat(shop.checkRuns(sha.hex()))
                .singleElement()
                .satisfies(shown -> assertThat(shown.status()).isEqualTo("completed"));
        assertThat(fake.count(CHECKS)).isEqualTo(2);
    }

    @Test
    void findsTheCheckRunWhoseAnswerWasLost() {
        var sha = commit(shop.push("main", Map.of("a.go", "package a")));
        fake.trouble().loseAnswers(1, "POST .*" + CHECKS);

        assertThatThrownBy(() -> github.createCheckRun(repo, sha, Some.checkRun()))
                .isInstanceOf(Unavailable.class);

        assertThat(shop.allCheckRuns()).hasSize(1);
        assertThat(github.findCheckRun(repo, sha, Some.checkRun().name(), "main"))
                .contains(shop.allCheckRuns().getFirst().id());
    }

    @Test
    void sendsNothingWhileToldToWait() {
        var sha = commit(shop.push("main", Map.of("a.go", "package a")));
        fake.trouble().tellToWait("acme", Duration.ofSeconds(30));

        assertThatThrownBy(() -> github.branchHead(repo, "main")).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> github.createCheckRun(repo, sha, Some.checkRun()))
                .isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> github.paths(repo, sha)).isInstanceOf(Unavailable.class);

        pass(Duration.ofSeconds(32));
        assertThat(github.branchHead(repo, "main")).contains(sha);
    }

    @Test
    void stopsAtTheEndOfTheHoursRequests() {
        var sha = commit(shop.push("main", Map.of("a.go", "package a")));
        fake.trouble().limitRates(2, 900);
        github.createCheckRun(repo, sha, Some.queued());
        github.createCheckRun(repo, sha, Some.queued());
        var before = fake.requests().size();

        assertThatThrownBy(() -> github.createCheckRun(repo, sha, Some.queued()))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        problem -> assertThat(problem.retryAfter())
                                .isBetween(Duration.ofMinutes(55), Duration.ofMinutes(65)));

        assertThat(fake.requests()).hasSize(before);
    }

    @Test
    void goesOnWithANewTokenWhenTheOldOneIsWorthless() {
        var sha = commit(shop.push("main", Map.of("a.go", "package a")));
        github.createCheckRun(repo, sha, Some.queued());
        fake.trouble().revokeTokens();

        github.createCheckRun(repo, sha, Some.queued());
        pass(Duration.ofMinutes(61));
        github.createCheckRun(repo, sha, Some.queued());

        assertThat(shop.allCheckRuns()).hasSize(3);
    }

    @Test
    void knowsASuspendedAndARemovedInstallation() {
        github.branchHead(repo, "main");
        fake.installation("acme", "suspend");
        fake.trouble().revokeTokens();
        assertThatThrownBy(() -> github.branchHead(repo, "main"))
                .isInstanceOf(Gone.class)
                .hasMessageContaining("suspended");

        fake.installation("acme", "deleted");
        assertThatThrownBy(() -> github.branchHead(repo, "main")).isInstanceOf(Gone.class);
    }

    @Test
    void readsTheLogOfWebhooksAndHasThemSentAgain() {
        fake.sendWebhooksTo(URI.create("http://127.0.0.1:1/nobody"));
        for (var i = 0; i < 120; i++) {
            fake.ping();
        }
        await().until(fake::isQuiet);

        var attempts = app.hookDeliveries().since(Instant.now().minusSeconds(600));

        assertThat(attempts)
                .hasSize(120)
                .isSortedAccordingTo((a, b) -> Long.compare(b.id(), a.id()))
                .noneMatch(HookDeliveries.Attempt::ok);
        assertThat(app.hookDeliveries().since(Instant.now().plusSeconds(60))).isEmpty();

        app.hookDeliveries().redeliver(attempts.getFirst().id());

        await().untilAsserted(() -> assertThat(
                        app.hookDeliveries().since(Instant.now().minusSeconds(600)))
                .hasSize(121)
                .filteredOn(HookDeliveries.Attempt::redelivery)
                .singleElement()
                .satisfies(again ->
                        assertThat(again.guid()).isEqualTo(attempts.getFirst().guid())));
    }

    private GitHubApp app(URI url) {
        var settings = ApiSettings.of(ApiAddress.of(url.toString()), fake.appId(), "1.2.3");
        return GitHubApp.connect(
                settings,
                AppKey.ofPem(fake.privateKey()),
                ApiMetrics.NONE,
                () -> Instant.now().plus(passed));
    }

    private void pass(Duration time) {
        passed = passed.plus(time);
        fake.passTime(time);
    }

    private static CommitSha commit(String sha) {
        return new CommitSha(sha);
    }

    private static String text(CiDirectory.Entry entry) {
        return ((Text) entry).text();
    }
}
