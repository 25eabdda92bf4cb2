package io.kubeci.fake.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeGitHubReadingTest {

    private static final String SHOP = "/repos/acme/shop";

    private FakeGitHub github;
    private FakeRepository shop;
    private AppClient app;
    private String sha;

    @BeforeEach
    void start() {
        github = FakeGitHub.start();
        shop = github.repository("acme/shop");
        sha = shop.commit()
                .file(".kube-ci/ci.yaml", "kind: Workflow\n")
                .file(".kube-ci/lib/a.star", "x = 1\n")
                .link(".kube-ci/link", "ci.yaml")
                .file("big.bin", new byte[1_500_000])
                .push();
        app = new AppClient(github).in("acme");
    }

    @AfterEach
    void stop() {
        assertThat(github.violations()).isEmpty();
        github.close();
    }

    @Test
    void answersADirectoryWithItsFilesInOneQuery() {
        var data = app.graphql("""
                query($owner: String = "acme", $name: String = "shop") { repository(owner: $owner, name: $name) { ci: object(expression: "%s:.kube-ci") {
                  ... on Tree { entries { name type mode oid object { __typename
                    ... on Blob { text isBinary isTruncated byteSize }
                    ... on Tree { entries { name } } } } } } } }""".formatted(sha))
                .path("data")
                .path("repository")
                .path("ci")
                .path("entries");

        assertThat(data).hasSize(3);
        assertThat(data.get(0).path("name").asText()).isEqualTo("ci.yaml");
        assertThat(data.get(0).path("mode").asInt()).isEqualTo(0100644);
        assertThat(data.get(0).path("object").path("text").asText()).isEqualTo("kind: Workflow\n");
        assertThat(data.get(1)
                        .path("object")
                        .path("entries")
                        .get(0)
                        .path("name")
                        .asText())
                .isEqualTo("a.star");
        assertThat(data.get(2).path("mode").asInt()).isEqualTo(0120000);
    }

    @Test
    void saysWhatIsWrongWithAQuery() {
        var answer = app.graphql("{ repository(owner: \"acme\", name: \"shop\") { nonsense } }");

        assertThat(answer.path("errors").get(0).path("message").asText())
                .isEqualTo("Field 'nonsense' doesn't exist on type 'Repository'");
        assertThat(github.violations()).hasSize(1);
        github.forgetViolations();

        var missing = app.graphql("{ repository(owner: \"acme\", name: \"gone\") { name } }");
        assertThat(missing.path("errors").get(0).path("type").asText()).isEqualTo("NOT_FOUND");
    }

    @Test
    void readsFilesAndDirectories() {
        var file = app.get(SHOP + "/contents/.kube-ci/ci.yaml?ref=" + sha).body();
        var directory = app.get(SHOP + "/contents/.kube-ci?ref=" + sha).body();
        var big = app.get(SHOP + "/contents/big.bin").body();
        var raw = app.get(SHOP + "/contents/.kube-ci/ci.yaml", "Accept", "application/vnd.github.raw+json")
                .response();

        assertThat(new String(
                        Base64.getMimeDecoder().decode(file.path("content").asText())))
                .isEqualTo("kind: Workflow\n");
        assertThat(directory).hasSize(3);
        assertThat(big.path("encoding").asText()).isEqualTo("none");
        assertThat(raw.body()).isEqualTo("kind: Workflow\n");
        assertThat(app.get(SHOP + "/contents/nothing").status()).isEqualTo(404);
    }

    @Test
    void changesFilesOnlyWithTheirSha() {
        var body =
                "{\"message\": \"m\", \"content\": \"" + Base64.getEncoder().encodeToString("b".getBytes()) + "\"%s}";
        var path = SHOP + "/contents/.kube-ci/ci.yaml";
        assertThat(app.put(path, body.formatted("")).status()).isEqualTo(422);
        var old = app.get(path).body().path("sha").asText();

        assertThat(app.put(path, body.formatted(", \"sha\": \"" + old + "\"")).status())
                .isEqualTo(200);

        assertThat(shop.file("main", ".kube-ci/ci.yaml")).contains("b");
        assertThat(app.put(SHOP + "/contents/new", body.formatted("")).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/branches",
                "/branches/main",
                "/branches/feature/x",
                "/tags",
                "/commits",
                "/commits/main",
                "/commits/feature/x",
                "/compare/main...feature/x",
                "/git/trees/main?recursive=1",
                "/git/ref/heads/feature/x",
                "/git/matching-refs/heads/f",
                "/pulls",
                "/pulls?head=acme:feature/x&state=all",
                "/pulls/1",
                "/pulls/1/files",
                "/pulls/1/commits",
                "/commits/{head}/pulls",
                "/commits/{head}/check-runs",
                "/commits/{head}/check-suites",
                "/git/commits/{head}",
                "/git/tags/{tag}",
                "/issues/1",
                "/issues/1/comments",
                "/issues/1/reactions",
                "/deployments",
                "/collaborators/bob/permission"
            })
    void answersEveryReadingCall(String path) {
        var head = shop.push("feature/x", Map.of("x", "y"));
        var tag = shop.pushAnnotatedTag("v1", head);
        github.addMember("acme", "bob");
        shop.openPull("X", "feature/x", "main").comment("bob", "Hello");

        var answer = app.get(SHOP + path.replace("{head}", head).replace("{tag}", tag));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().toString()).doesNotContain("octocat/Hello-World");
    }

    @Test
    void tracksDeploymentsCommentsAndReactions() {
        var pull = shop.openPullFrom(forkWith("topic"), "T", "topic", "main");
        var comment = pull.comment("bob", "/kube-ci run");
        app.post(SHOP + "/issues/comments/" + comment + "/reactions", "{\"content\": \"eyes\"}");
        app.post(SHOP + "/issues/1/comments", "{\"body\": \"done\"}");
        var deployment = app.post(SHOP + "/deployments", """
                {"ref": "main", "environment": "staging", "auto_merge": false, "required_contexts": []}""").body().path("id").asLong();
        app.post(SHOP + "/deployments/" + deployment + "/statuses", "{\"state\": \"in_progress\"}");

        assertThat(pull.conversation().comments())
                .satisfiesExactly(
                        first -> assertThat(first.reactions()).containsExactly("eyes"),
                        second -> assertThat(second.author()).isEqualTo("kube-ci[bot]"));
        assertThat(shop.deployments())
                .singleElement()
                .satisfies(seen -> assertThat(seen.states()).containsExactly("in_progress"));
    }

    private FakeRepository forkWith(String branch) {
        var fork = shop.fork("mallory");
        fork.push(branch, Map.of("m", "n"));
        return fork;
    }

    @Test
    void knowsMembersAndTeams() {
        github.addToTeam("acme", "release", "bob");
        shop.grant("bob", "write");

        assertThat(app.get("/orgs/acme/members/bob").status()).isEqualTo(204);
        assertThat(app.get("/orgs/acme/members/eve").status()).isEqualTo(404);
        assertThat(app.get("/orgs/acme/teams/release/memberships/bob")
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("active");
        assertThat(app.get(SHOP + "/collaborators/bob/permission")
                        .body()
                        .path("permission")
                        .asText())
                .isEqualTo("write");
    }
}
