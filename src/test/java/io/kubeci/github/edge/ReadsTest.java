package io.kubeci.github.edge;

import static io.kubeci.github.edge.Some.NOW;
import static io.kubeci.github.edge.Some.REPO;
import static io.kubeci.github.edge.Some.SHA;
import static io.kubeci.github.edge.StubGitHub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeci.github.HookDeliveries.Attempt;
import io.kubeci.model.Gone;
import io.kubeci.model.PullRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadsTest {

    private static final String BLOB = "GET /repos/octo/hello/git/blobs/abc";
    private static final String TREE = "GET /repos/octo/hello/git/trees/" + SHA + "?recursive=1";
    private static final String LOG = "GET /app/hook/deliveries?per_page=100";

    private final StubGitHub stub = new StubGitHub();
    private final GitHubApp app = Some.app(stub, new Some.Clock());

    @AfterEach
    void close() {
        app.close();
        stub.close();
    }

    @Test
    void readsAFileAsItIs() {
        stub.on(BLOB, json(200, "a\0ü"));

        assertThat(app.gitHub().blob(REPO, "abc", 10))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo("a\0ü".getBytes(StandardCharsets.UTF_8)));
        assertThat(stub.calls().getFirst().headers()).containsEntry("Accept", "application/vnd.github.raw+json");
    }

    @Test
    void doesNotReadAFileThatIsTooLong() {
        stub.on(BLOB, StubGitHub.endless());

        assertThat(app.gitHub().blob(REPO, "abc", 1000)).isEmpty();
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThatThrownBy(() -> app.gitHub().blob(REPO, "abc", 10))
                .isInstanceOf(Gone.class)
                .hasMessageContaining("file abc of octo/hello")
                .hasMessageContaining("404");
    }

    @Test
    void knowsTheOpenPullRequestsOfABranchOfThisRepositoryOnly() {
        stub.on("GET /repos/octo/hello/pulls?state=open&per_page=100&head=octo%3Afeature%2Fx", json(200, """
                        [{"number": 1, "title": "One", "draft": true, "html_url": "https://h/1", "base": {"ref": "main"},
                          "head": {"ref": "feature/x", "repo": {"id": 42, "full_name": "octo/hello"}}},
                         {"number": 2, "title": "A fork within the organisation", "draft": false, "base": {"ref": "main"},
                          "head": {"ref": "feature/x", "repo": {"id": 43, "full_name": "octo/other"}}},
                         {"number": 3, "title": "A deleted fork", "base": {"ref": "main"},
                          "head": {"ref": "feature/x", "repo": null}}]"""));

        assertThat(app.gitHub().openPullRequests(REPO, "feature/x"))
                .containsExactly(new PullRequest(1, "main", "feature/x", true, false, "One", "https://h/1", true));
    }

    @Test
    void findsBranchesWhateverTheirName() {
        stub.on(
                "GET /repos/octo/hello/git/ref/heads/feature/a%20b%23%3F%25",
                json(200, "{\"object\":{\"type\":\"commit\",\"sha\":\"" + SHA + "\"}}"));

        assertThat(app.gitHub().branchHead(REPO, "feature/a b#?%")).contains(SHA);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409})
    void knowsThatABranchIsNotThere(int status) {
        stub.on("GET /repos/octo/hello/git/ref/heads/gone", json(status, "{\"message\":\"no\"}"));

        assertThat(app.gitHub().branchHead(REPO, "gone")).isEmpty();
    }

    @Test
    void listsTheFilesOfACommitByOneCall() {
        stub.on(TREE, json(200, """
                {"sha": "t", "truncated": false, "tree": [
                  {"path": "src", "mode": "040000", "type": "tree", "sha": "1"},
                  {"path": "src/a.go", "mode": "100644", "type": "blob", "size": 4, "sha": "2"},
                  {"path": "sub", "mode": "160000", "type": "commit", "sha": "3"},
                  {"path": "link", "mode": "120000", "type": "blob", "size": 4, "sha": "4"}]}"""));

        assertThat(app.gitHub().paths(REPO, SHA))
                .hasValueSatisfying(paths -> assertThat(paths).containsExactlyInAnyOrder("src/a.go", "link"));
        assertThat(stub.lines()).containsExactly(TREE);
    }

    @Test
    void knowsThatItDoesNotKnowAllFiles() {
        stub.on(TREE, json(200, "{\"sha\":\"t\",\"truncated\":true,\"tree\":[]}"));

        assertThat(app.gitHub().paths(REPO, SHA)).isEmpty();
    }

    @Test
    void asksOnceForFilesThatAreNotThere() {
        stub.on(TREE, json(404, "{\"message\":\"Not Found\"}", "ETag", "\"x\""));

        assertThatThrownBy(() -> app.gitHub().paths(REPO, SHA))
                .isInstanceOf(Gone.class)
                .hasMessageContaining("404");
        assertThat(stub.lines()).containsExactly(TREE);
    }

    @Test
    void readsTheLogOfWebhooksBackToAnInstant() {
        var next = "<https://other.example/app/hook/deliveries?per_page=100&cursor=v1_2>; rel=\"next\"";
        stub.on(
                        LOG,
                        json(
                                200,
                                "[" + delivery(9_000_000_000L, NOW, "OK", 202) + ","
                                        + delivery(2, NOW.minusSeconds(10), "Service Unavailable", 503) + "]",
                                "Link",
                                next))
                .on(
                        LOG + "&cursor=v1_2",
                        json(
                                200,
                                "[" + delivery(3, NOW.minusSeconds(20), "timed out", 0) + ","
                                        + delivery(4, NOW.minusSeconds(99), "OK", 200) + "]",
                                "Link",
                                next.replace("v1_2", "v1_3")));

        assertThat(app.hookDeliveries().since(NOW.minusSeconds(60)))
                .containsExactly(
                        new Attempt(9_000_000_000L, "guid-9000000000", NOW, false, 202, true, "push"),
                        new Attempt(2, "guid-2", NOW.minusSeconds(10), false, 503, false, "push"),
                        new Attempt(3, "guid-3", NOW.minusSeconds(20), false, 0, false, "push"));
        assertThat(stub.lines()).containsExactly(LOG, LOG + "&cursor=v1_2");
        assertThat(stub.tokenRequests()).isZero();
        assertThat(stub.calls().getFirst().authorization()).startsWith("Bearer ey");
    }

    @Test
    void knowsAnEmptyLog() {
        stub.on(LOG, json(200, "[]"));

        assertThat(app.hookDeliveries().since(NOW)).isEmpty();
    }

    @Test
    void asksForAWebhookAgain() {
        stub.on("POST /app/hook/deliveries/9000000000/attempts", json(202, "{}"));

        app.hookDeliveries().redeliver(9_000_000_000L);

        assertThatThrownBy(() -> app.hookDeliveries().redeliver(1))
                .isInstanceOf(Gone.class)
                .hasMessageContaining("webhook attempt 1");
    }

    private static String delivery(long id, Instant at, String status, int code) {
        return """
                {"id": %d, "guid": "guid-%d", "delivered_at": "%s", "redelivery": false, "duration": 0.2, "status": "%s",
                 "status_code": %d, "event": "push", "action": null}""".formatted(id, id, at, status, code);
    }
}
