package io.kubeci.github.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kubeci.fake.github.FakeGitHub;
import io.kubeci.fake.github.FakeRepository;
import io.kubeci.github.Facts;
import io.kubeci.github.Files;
import io.kubeci.github.Files.Content;
import io.kubeci.model.CommitSha;
import io.kubeci.model.Gone;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files and facts of repositories, read from a GitHub that checks every request.
class RepositoryFilesTest {

    private static final long MAX = 1_000;

    private final FakeGitHub fake = FakeGitHub.start();
    private final FakeRepository lib = fake.repository("acme/lib.star");
    private final RepoRef repo = new RepoRef(fake.install("acme"), 0, "acme", "lib.star");
    private final GitHubApp app = GitHubApp.connect(
            ApiSettings.of(ApiAddress.of(fake.apiUrl().toString()), fake.appId(), "1.2.3"),
            AppKey.ofPem(fake.privateKey()),
            ApiMetrics.NONE,
            Instant::now);
    private final Files files = app.files();
    private final Facts facts = app.facts();

    @AfterEach
    void breaksNoRule() {
        app.close();
        fake.close();
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void findsTheCommitOfABranchATagACommitAndTheDefaultBranch() {
        var main = push("main", Map.of("a.star", "A = 1"));
        var topic = push("topic/a+b", Map.of("b.star", "B = 1"));

        assertThat(files.commit(repo, "")).contains(main);
        assertThat(files.commit(repo, "main")).contains(main);
        assertThat(files.commit(repo, "heads/main")).contains(main);
        assertThat(files.commit(repo, "topic/a+b")).contains(topic);
        assertThat(files.commit(repo, topic.hex())).contains(topic);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "0123456789012345678901234567890123456789", "a b", "..", "main~1", "%00"})
    void knowsNoCommitWhereThereIsNone(String ref) {
        push("main", Map.of("a.star", "A = 1"));

        assertThat(files.commit(repo, ref)).isEmpty();
    }

    @Test
    void seesNeitherMissingNorForeignPrivateRepositories() {
        var secret = fake.repository("other/secret");
        secret.push("main", Map.of("a.star", "A = 1"));
        secret.makePrivate();

        assertThat(files.commit(new RepoRef(repo.installationId(), 0, "other", "secret"), "main"))
                .isEmpty();
        assertThat(files.commit(new RepoRef(repo.installationId(), 0, "acme", "nothing"), "main"))
                .isEmpty();
    }

    @Test
    void readsAFileAtACommit() {
        var old = push("main", Map.of("dir/a b#%?.star", "A = 'ä'"));
        push("main", Map.of("dir/a b#%?.star", "A = 2"));

        var content = files.read(repo, old, "dir/a b#%?.star", MAX);

        assertThat(text(content)).isEqualTo("A = 'ä'");
    }

    @Test
    void tellsWhatIsNoFileAndWhatIsTooLong() {
        var sha = push("main", Map.of("dir/a.star", "A = 1", "long", "x".repeat(1_001), "data.json", "[1]"));

        assertThat(files.read(repo, sha, "gone", MAX)).isInstanceOf(Content.Missing.class);
        assertThat(files.read(repo, sha, "dir", MAX)).isInstanceOf(Content.Unusable.class);
        assertThat(files.read(repo, sha, "long", MAX)).isInstanceOf(Content.Unusable.class);
        assertThat(text(files.read(repo, sha, "data.json", MAX))).isEqualTo("[1]");
    }

    @Test
    void waitsWhereGitHubIsAway() {
        var sha = push("main", Map.of("a.star", "A = 1"));
        fake.trouble().tellToWait("acme", java.time.Duration.ofSeconds(30));

        assertThatThrownBy(() -> files.commit(repo, "main")).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> files.read(repo, sha, "a.star", MAX)).isInstanceOf(Unavailable.class);
    }

    @Test
    void hasTheRepositoryAsTheRestApiWritesItWithoutTokens() throws Exception {
        var json = new ObjectMapper().readTree(facts.repository(repo));

        assertThat(json.path("full_name").asText()).isEqualTo("acme/lib.star");
        assertThat(json.has("clone_url")).isTrue();
        assertThat(json.has("temp_clone_token")).isFalse();
        assertThatThrownBy(() -> facts.repository(new RepoRef(repo.installationId(), 0, "acme", "nothing")))
                .isInstanceOf(Gone.class);
    }

    @Test
    void listsTheFilesThatChanged() {
        var base = push("main", Map.of("a.go", "a", "b.go", "b"));
        var head = push("topic", Map.of("a.go", "a2", "docs/c d.md", "c"));

        assertThat(facts.changedFiles(repo, base, head)).contains(List.of("a.go", "docs/c d.md"));
        assertThat(facts.changedFiles(repo, base, base)).contains(List.of());
        assertThat(facts.changedFiles(repo, Some.SHA, head)).isEmpty();
    }

    @Test
    void doesNotKnowTheFilesOfAHugeChange() {
        var base = push("main", Map.of("a.go", "a"));
        var many = new java.util.HashMap<String, String>();
        for (int i = 0; i < 300; i++) {
            many.put("file" + i, "x");
        }

        assertThat(facts.changedFiles(repo, base, push("topic", many))).isEmpty();
    }

    private CommitSha push(String branch, Map<String, String> texts) {
        return new CommitSha(lib.push(branch, texts));
    }

    private static String text(Content content) {
        return new String(((Content.Found) content).bytes(), StandardCharsets.UTF_8);
    }
}
