package io.kubeci.github.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeci.fake.github.DeploymentView;
import io.kubeci.fake.github.FakeGitHub;
import io.kubeci.fake.github.FakeRepository;
import io.kubeci.github.DeploymentRequest;
import io.kubeci.github.DeploymentStatus;
import io.kubeci.github.DeploymentStatus.State;
import io.kubeci.github.People.Belongs;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.Gone;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Unavailable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Both ports against a GitHub that checks every request by GitHub's own description and rules.
class StrictPeopleAndDeploymentsTest {

    private final FakeGitHub fake = FakeGitHub.start();
    private final FakeRepository shop = fake.repository("acme/shop");
    private final RepoRef repo = new RepoRef(fake.install("acme"), shop.id(), "acme", "shop");
    private final GitHubApp app = GitHubApp.connect(
            ApiSettings.of(ApiAddress.of(fake.apiUrl().toString()), fake.appId(), "1.2.3"),
            AppKey.ofPem(fake.privateKey()),
            ApiMetrics.NONE,
            Instant::now);

    @AfterEach
    void breaksNoRule() {
        app.close();
        fake.close();
        assertThat(fake.violations()).isEmpty();
    }

    @ParameterizedTest(name = "{0} may write: {1}")
    @CsvSource({"admin, true", "write, true", "read, false", "none, false"})
    void knowsWhoMayWrite(String level, boolean mayWrite) {
        shop.grant("bob", level);

        assertThat(app.people().mayWrite(repo, "bob")).isEqualTo(mayWrite);
    }

    @Test
    void takesAStrangerForNobody() {
        assertThat(app.people().mayWrite(repo, "who ever/../is")).isFalse();
        assertThat(app.people().isMember(repo, "nobody-at-all")).isEqualTo(Belongs.NO);
        assertThat(app.people().isInTeam(repo, "ops", "nobody-at-all")).isEqualTo(Belongs.NO);
    }

    @Test
    void knowsMembersAndTeams() {
        fake.addToTeam("acme", "ops", "bob");
        fake.addMember("acme", "carol");

        assertThat(app.people().isMember(repo, "bob")).isEqualTo(Belongs.YES);
        assertThat(app.people().isMember(repo, "carol")).isEqualTo(Belongs.YES);
        assertThat(app.people().isInTeam(repo, "ops", "bob")).isEqualTo(Belongs.YES);
        assertThat(app.people().isInTeam(repo, "ops", "carol")).isEqualTo(Belongs.NO);
    }

    @Test
    void takesNobodyForAMemberOfAUser() {
        var own = fake.userRepository("dave/dotfiles");
        var ref = new RepoRef(fake.install("dave"), own.id(), "dave", "dotfiles");

        assertThat(app.people().isMember(ref, "dave")).isEqualTo(Belongs.NO);
        assertThat(app.people().mayWrite(ref, "dave")).isTrue();
    }

    @Test
    void doesNotTakeTroubleForANo() {
        fake.trouble().fail(1, 502, "/permission");

        assertThatThrownBy(() -> app.people().mayWrite(repo, "bob")).isInstanceOf(Unavailable.class);
    }

    @Test
    void deploysACommitWhateverItsChecksSay() {
        var sha = shop.push("topic", Map.of("README.md", "# Shop"));
        app.gitHub().createCheckRun(repo, new CommitSha(sha), Some.queued());
        shop.push("main", Map.of("other.md", "newer than topic"));

        long id = app.deployments().create(repo, request(sha, "app.x1"));
        app.deployments().tell(repo, id, status(State.IN_PROGRESS, Optional.empty()));
        app.deployments().tell(repo, id, status(State.SUCCESS, Optional.of("https://staging.example.org")));

        assertThat(shop.deployments())
                .singleElement()
                .isEqualTo(new DeploymentView(
                        id,
                        sha,
                        sha,
                        "deploy",
                        "staging",
                        false,
                        List.of("in_progress", "success"),
                        List.of("", "https://staging.example.org")));
    }

    @Test
    void findsADeploymentWhoseNumberWasLost() {
        var sha = shop.push("main", Map.of("README.md", "# Shop"));
        app.deployments().create(repo, request(sha, "app.x1"));
        fake.trouble().loseAnswers(1, "POST .*/deployments");
        assertThatThrownBy(() -> app.deployments().create(repo, request(sha, "app.x2")))
                .isInstanceOf(Unavailable.class);

        assertThat(app.deployments().find(repo, request(sha, "app.x2")))
                .contains(shop.deployments().getLast().id());
        assertThat(app.deployments().find(repo, request(sha, "app.x3"))).isEmpty();
    }

    @Test
    void knowsTheLastState() {
        var sha = shop.push("main", Map.of("README.md", "# Shop"));
        long id = app.deployments().create(repo, request(sha, "app.x1"));
        assertThat(app.deployments().lastState(repo, id)).isEmpty();

        app.deployments().tell(repo, id, status(State.IN_PROGRESS, Optional.empty()));
        app.deployments().tell(repo, id, status(State.FAILURE, Optional.empty()));

        assertThat(app.deployments().lastState(repo, id)).contains("failure");
    }

    @Test
    void leavesOutWhatGitHubWouldRefuse() {
        var sha = shop.push("main", Map.of("README.md", "# Shop"));
        long id = app.deployments().create(repo, request(sha, "x".repeat(500)));

        app.deployments()
                .tell(
                        repo,
                        id,
                        new DeploymentStatus(
                                State.ERROR, "long ".repeat(100), Optional.of("no url"), Optional.of("ftp://x")));

        assertThat(shop.deployments().getFirst().states()).containsExactly("error");
        assertThat(shop.deployments().getFirst().urls()).containsExactly("");
    }

    @Test
    void getsAStateThroughWhoseDetailsAreRefused() {
        var sha = shop.push("main", Map.of("README.md", "# Shop"));
        long id = app.deployments().create(repo, request(sha, "app.x1"));
        fake.trouble().fail(1, 422, "/statuses");

        app.deployments().tell(repo, id, status(State.SUCCESS, Optional.of("https://staging.example.org")));

        assertThat(shop.deployments().getFirst().states()).containsExactly("success");
    }

    @Test
    void givesUpWhatMayNotBeDeployed() {
        assertThatThrownBy(() -> app.deployments().create(repo, request("e".repeat(40), "app.x1")))
                .isInstanceOf(Gone.class);
    }

    private static DeploymentRequest request(String sha, String description) {
        return new DeploymentRequest(
                new CommitSha(sha), new GitRef.Branch("main"), "deploy", "staging", false, description);
    }

    private static DeploymentStatus status(State state, Optional<String> url) {
        return new DeploymentStatus(state, "as told", Optional.of("https://argo.example.org/workflows/x"), url);
    }
}
