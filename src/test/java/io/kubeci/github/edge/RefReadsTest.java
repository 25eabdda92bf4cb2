package io.kubeci.github.edge;

import static io.kubeci.github.edge.StubGitHub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeci.fake.github.FakeGitHub;
import io.kubeci.fake.github.FakeRepository;
import io.kubeci.github.Refs;
import io.kubeci.github.Refs.TagRef;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.Gone;
import io.kubeci.model.RepoRef;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Branches and tags of a GitHub that checks every request.
class RefReadsTest {

    private final FakeGitHub fake = FakeGitHub.start();
    private final FakeRepository shop = fake.repository("acme/shop");
    private final RepoRef repo = new RepoRef(fake.install("acme"), shop.id(), "acme", "shop");
    private final GitHubApp app = GitHubApp.connect(
            ApiSettings.of(ApiAddress.of(fake.apiUrl().toString()), fake.appId(), "1.2.3"),
            AppKey.ofPem(fake.privateKey()),
            ApiMetrics.NONE,
            InstantSource.system());
    private final Refs refs = app.refs();
    private final String sha = shop.push("main", Map.of("README.md", "# Shop"));

    @AfterEach
    void breaksNoRule() {
        app.close();
        fake.close();
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void readsTheCommitOfATag() {
        shop.pushTag("v1", sha);

        assertThat(refs.tag(repo, "v1").commit()).contains(new CommitSha(sha));
    }

    @Test
    void peelsAnAnnotatedTag() {
        var object = shop.pushAnnotatedTag("release/v1", sha);

        var target = refs.tag(repo, "release/v1");

        assertThat(target.commit()).contains(new CommitSha(sha));
        assertThat(target.objectSha()).isEqualTo(object).isNotEqualTo(sha);
    }

    @Test
    void tellsThatATagIsNotThere() {
        assertThatThrownBy(() -> refs.tag(repo, "v1")).isInstanceOf(Gone.class).hasMessageContaining("tag v1");
    }

    @Test
    void listsAllTags() {
        var tags = new TreeMap<String, String>();
        for (int tag = 0; tag < 70; tag++) {
            tags.put("refs/tags/v" + tag, sha);
        }
        shop.move(tags);

        assertThat(refs.tags(repo).orElseThrow()).hasSize(70).contains(new TagRef("v69", sha));
    }

    @Test
    void listsNoTagsWhereThereAreNone() {
        assertThat(refs.tags(repo).orElseThrow()).isEmpty();
    }

    @Test
    void readsFurtherPagesButNotForEver() {
        try (var stub = new StubGitHub();
                var paged = Some.app(stub, new Some.Clock())) {
            var tag = "[{\"ref\":\"refs/tags/v1\",\"object\":{\"type\":\"commit\",\"sha\":\"%s\"}}]".formatted(sha);
            var next = "<%s/repositories/42/tags>; rel=\"next\"".formatted(stub.url());
            stub.on("GET /repos/octo/hello/git/matching-refs/tags", json(200, tag, "Link", next))
                    .on("GET /repositories/42/tags", json(200, tag), json(200, tag, "Link", next));

            assertThat(paged.refs().tags(Some.REPO).orElseThrow()).hasSize(2);
            assertThat(paged.refs().tags(Some.REPO)).isEmpty();
        }
    }

    @Test
    void knowsWhetherABranchIsThere() {
        assertThat(refs.exists(repo, new GitRef.Branch("main"))).isTrue();
        assertThat(refs.exists(repo, new GitRef.Branch("feature/x"))).isFalse();
        assertThat(refs.exists(repo, new GitRef.Tag("main"))).isFalse();
    }

    @Test
    void findsARepositoryUnderItsNewName() {
        shop.pushTag("v1", sha);

        shop.rename("store");

        assertThat(refs.tag(repo, "v1").commit()).contains(new CommitSha(sha));
        assertThat(app.gitHub().createCheckRun(repo, new CommitSha(sha), Some.checkRun()))
                .isPositive();
        assertThat(app.gitHub().directory(repo, new CommitSha(sha), ".kube-ci")).isEmpty();
    }
}
