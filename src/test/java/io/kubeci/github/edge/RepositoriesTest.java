package io.kubeci.github.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.fake.github.FakeGitHub;
import io.kubeci.fake.github.FakeRepository;
import io.kubeci.github.Repositories;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.RepoRef;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Repositories by name, at a GitHub that checks every request.
class RepositoriesTest {

    private final FakeGitHub fake = FakeGitHub.start();
    private final FakeRepository shop = fake.repository("acme/shop");
    private final long installation = fake.install("acme");
    private final RepoRef repo = new RepoRef(installation, shop.id(), "acme", "shop");
    private final GitHubApp app = GitHubApp.connect(
            ApiSettings.of(ApiAddress.of(fake.apiUrl().toString()), fake.appId(), "1.2.3"),
            AppKey.ofPem(fake.privateKey()),
            ApiMetrics.NONE,
            java.time.Clock.systemUTC());
    private final Repositories repositories = app.repositories();

    @AfterEach
    void breaksNoRule() {
        app.close();
        fake.close();
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void findsARepositoryAndItsInstallationByName() {
        var found = repositories.find("acme", "shop", OptionalLong.empty()).orElseThrow();

        assertThat(found.ref()).isEqualTo(repo);
        assertThat(found.defaultBranch()).isEqualTo("main");
        assertThat(found.sshUrl()).startsWith("git@").endsWith("acme/shop.git");
        assertThat(found.httpsUrl()).endsWith("acme/shop.git");
        assertThat(fake.count("GET /repos/{owner}/{repo}/installation")).isOne();
    }

    @Test
    void doesNotAskForAnInstallationThatIsConfigured() {
        assertThat(repositories.find("acme", "shop", OptionalLong.of(installation)))
                .isPresent();

        assertThat(fake.count("{repo}/installation")).isZero();
    }

    @Test
    void findsNothingWhereTheAppIsNot() {
        assertThat(repositories.find("acme", "nothing", OptionalLong.empty())).isEmpty();
        assertThat(repositories.find("acme", "nothing", OptionalLong.of(installation)))
                .isEmpty();
        assertThat(repositories.find("acme", "shop", OptionalLong.of(99_999))).isEmpty();

        fake.installation("acme", "deleted");
        assertThat(repositories.find("acme", "shop", OptionalLong.empty())).isEmpty();
    }

    @Test
    void readsWhereBranchesAndTagsAre() {
        var main = new CommitSha(shop.push("main", Map.of("README.md", "# Shop")));
        var topic = new CommitSha(shop.push("feature/a+b", Map.of("a.go", "package a")));
        shop.pushTag("v1", main.hex());
        shop.pushAnnotatedTag("v2", topic.hex());

        assertThat(repositories.commit(repo, new GitRef.Branch("main"))).contains(main);
        assertThat(repositories.commit(repo, new GitRef.Branch("feature/a+b"))).contains(topic);
        assertThat(repositories.commit(repo, new GitRef.Tag("v1"))).contains(main);
        assertThat(repositories.commit(repo, new GitRef.Tag("v2"))).contains(topic);
        assertThat(repositories.commit(repo, new GitRef.Tag("main"))).isEmpty();
        assertThat(repositories.has(repo, topic)).isTrue();
        assertThat(repositories.has(repo, Some.SHA)).isFalse();
    }
}
