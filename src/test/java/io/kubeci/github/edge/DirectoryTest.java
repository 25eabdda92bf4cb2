package io.kubeci.github.edge;

import static io.kubeci.github.edge.Some.REPO;
import static io.kubeci.github.edge.Some.SHA;
import static io.kubeci.github.edge.StubGitHub.endless;
import static io.kubeci.github.edge.StubGitHub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kubeci.github.CiDirectory;
import io.kubeci.github.CiDirectory.Deferred;
import io.kubeci.github.CiDirectory.Link;
import io.kubeci.github.CiDirectory.Other;
import io.kubeci.github.CiDirectory.Text;
import io.kubeci.github.CiDirectory.Unlisted;
import io.kubeci.model.Gone;
import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {

    private static final String GRAPHQL = "POST /graphql";
    private static final String TREES = "GET /repos/octo/hello/git/trees/";
    private static final String BLOBS = "GET /repos/octo/hello/git/blobs/";

    private final StubGitHub stub = new StubGitHub();
    private final GitHubApp app = Some.app(stub, new Some.Clock());

    @AfterEach
    void close() {
        app.close();
        stub.close();
    }

    @Test
    void readsAWholeDirectoryInOneCall() {
        stub.on(GRAPHQL, data("""
                {"entries": [
                  {"name": "ci.yaml", "mode": 33188, "type": "blob", "oid": "a1",
                   "object": {"byteSize": 5, "isBinary": false, "isTruncated": false, "text": "kind:"}},
                  {"name": "big.yaml", "mode": 33188, "type": "blob", "oid": "a2",
                   "object": {"byteSize": 2000000, "isBinary": false, "isTruncated": true, "text": "kin"}},
                  {"name": "logo.png", "mode": 33188, "type": "blob", "oid": "a3",
                   "object": {"byteSize": 700, "isBinary": true, "isTruncated": false, "text": null}},
                  {"name": "link.yaml", "mode": 40960, "type": "blob", "oid": "a4",
                   "object": {"byteSize": 10, "isBinary": false, "isTruncated": false, "text": "../ci.yaml"}},
                  {"name": "sub", "mode": 57344, "type": "commit", "oid": "a5", "object": null},
                  {"name": "lib", "mode": 16384, "type": "tree", "oid": "a6", "object": {"entries": [
                    {"name": "go.star", "mode": 33188, "type": "blob", "oid": "a7",
                     "object": {"byteSize": 1, "isBinary": false, "isTruncated": false, "text": "x"}},
                    {"name": "deep", "mode": 16384, "type": "tree", "oid": "a8", "object": {"entries": [
                      {"name": "er", "mode": 16384, "type": "tree", "oid": "a9", "object": {}}]}}]}}]}"""));

        var directory = read().orElseThrow();

        assertThat(directory)
                .isEqualTo(new CiDirectory(
                        Map.of(
                                "ci.yaml", new Text("kind:", "a1"),
                                "big.yaml", new Deferred("a2", 2_000_000),
                                "logo.png", new Deferred("a3", 700),
                                "link.yaml", new Link("../ci.yaml"),
                                "sub", new Other("a submodule"),
                                "lib/go.star", new Text("x", "a7"),
                                "lib/deep/er", new Unlisted()),
                        false));
        assertThat(stub.lines()).containsExactly(GRAPHQL);
        assertThat(stub.calls().getFirst().body()).contains(SHA + ":.kube-ci");
    }

    @Test
    void knowsACommitWithoutThatDirectory() {
        stub.on(GRAPHQL, data("null"));

        assertThat(read()).isEmpty();
    }

    @Test
    void takesAFileOfThatNameForNoDirectory() {
        stub.on(GRAPHQL, data("{}"));

        assertThat(read()).isEmpty();
    }

    @Test
    void saysOfACommitThatGitHubDoesNotShowThatItMayComeOrNot() {
        stub.on(GRAPHQL, json(200, "{\"data\":{\"repository\":{\"commit\":null,\"directory\":null}}}"));

        assertThatThrownBy(this::read)
                .isInstanceOf(Gone.class)
                .hasMessage("GitHub does not show commit %s of octo/hello, or not yet".formatted(SHA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_FOUND", "FORBIDDEN"})
    void knowsARepositoryThatItMayNotRead(String type) {
        stub.on(GRAPHQL, error(type, "Could not resolve to a Repository"));

        assertThatThrownBy(this::read).isInstanceOf(Gone.class).hasMessageContaining("Could not resolve");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"RATE_LIMITED,API rate limit exceeded", "'',You have exceeded a secondary rate limit"})
    void obeysLimitsThatComeAsSuccess(String type, String message) {
        stub.on(GRAPHQL, error(type, message));

        var first = catchThrowableOfType(Unavailable.class, this::read);

        assertThat(first.retryAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThatThrownBy(() -> app.gitHub().branchHead(REPO, "main")).hasMessageContaining("not sent");
        assertThat(stub.lines()).hasSize(1);
    }

    @Test
    void asksWithoutTheTextsWhereGitHubTakesTooLong() {
        stub.on(GRAPHQL, error("", "Something went wrong while executing your query."), data("{\"entries\":[]}"));

        assertThat(read()).contains(new CiDirectory(Map.of(), false));
        assertThat(stub.calls().getLast().body()).contains("\"withText\":false");
    }

    @Test
    void asksWithoutTheTextsWhereTheyAreTooLong() {
        stub.on(GRAPHQL, endless(), data("{\"entries\":[]}"));

        assertThat(read()).contains(new CiDirectory(Map.of(), false));
    }

    @Test
    void triesAgainLaterWhereGitHubTakesTooLongAnyway() {
        stub.on(GRAPHQL, error("", "Something went wrong while executing your query."));

        assertThatThrownBy(this::read).isInstanceOf(Unavailable.class).hasMessageContaining("Something went wrong");
    }

    @Test
    void readsByRestWhereThereIsNoGraphQlAndRemembersThat() {
        var sha = SHA.hex();
        stub.on(TREES + sha, json(200, tree("{\"path\":\".kube-ci\",\"type\":\"tree\",\"sha\":\"t1\"}")))
                .on(TREES + "t1?recursive=1", json(200, tree("""
                        {"path":"ci.yaml","mode":"100644","type":"blob","sha":"b1","size":5},
                        {"path":"big.yaml","mode":"100644","type":"blob","sha":"b2","size":2000000},
                        {"path":"logo.png","mode":"100644","type":"blob","sha":"b3","size":2},
                        {"path":"link","mode":"120000","type":"blob","sha":"b4","size":7},
                        {"path":"lib","mode":"040000","type":"tree","sha":"t2"},
                        {"path":"sub","mode":"160000","type":"commit","sha":"c1"}""")))
                .on(BLOBS + "b1", json(200, "kind:"))
                .on(BLOBS + "b3", json(200, "a\0"))
                .on(BLOBS + "b4", json(200, "ci.yaml"));

        assertThat(read())
                .contains(new CiDirectory(
                        Map.of(
                                "ci.yaml", new Text("kind:", "b1"),
                                "big.yaml", new Deferred("b2", 2_000_000),
                                "logo.png", new Deferred("b3", 2),
                                "link", new Link("ci.yaml"),
                                "sub", new Other("a submodule")),
                        false));

        read();
        assertThat(stub.lines()).containsOnlyOnce(GRAPHQL);
    }

    @Test
    void tellsMissingThingsApartByRest() {
        assertThatThrownBy(this::read).isInstanceOf(Gone.class).hasMessageContaining("repository octo/hello");

        stub.on("GET /repos/octo/hello", json(200, "{}"));
        assertThatThrownBy(this::read).isInstanceOf(Gone.class).hasMessageContaining("yet");

        stub.on(TREES + SHA, json(200, tree("")));
        assertThat(read()).isEmpty();
    }

    private Optional<CiDirectory> read() {
        return app.gitHub().directory(REPO, SHA, ".kube-ci/");
    }

    private static StubGitHub.Reply data(String directory) {
        var data = "{\"data\":{\"repository\":{\"commit\":{\"oid\":\"%s\"},\"directory\":%s}}}";
        return json(200, data.formatted(SHA, directory));
    }

    private static StubGitHub.Reply error(String type, String message) {
        var error = type.isEmpty() ? "" : "\"type\":\"" + type + "\",";
        return json(200, "{\"data\":null,\"errors\":[{" + error + "\"message\":\"" + message + "\"}]}");
    }

    private static String tree(String entries) {
        return "{\"truncated\":false,\"tree\":[" + entries + "]}";
    }
}
