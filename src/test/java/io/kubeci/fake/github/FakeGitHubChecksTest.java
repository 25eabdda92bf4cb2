package io.kubeci.fake.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeGitHubChecksTest {

    private static final String RUNS = "/repos/acme/shop/check-runs";

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
    void showsACheckRunAsItWasReported() {
        var id = app.post(RUNS, """
                {"name": "build", "head_sha": "%s", "external_id": "x", "status": "in_progress"}""".formatted(sha)).body().path("id").asLong();

        var answer = app.patch(RUNS + "/" + id, """
                {"status": "completed", "conclusion": "failure", "output": {"title": "No", "summary": "**Broken**",
                 "annotations": [{"path": "a/b.c", "start_line": 3, "end_line": 3, "start_column": 1, "end_column": 2,
                                  "annotation_level": "failure", "message": "not so"}]}}""");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(shop.checkRuns(sha)).singleElement().satisfies(run -> {
            assertThat(run.conclusion()).isEqualTo("failure");
            assertThat(run.title()).isEqualTo("No");
            assertThat(run.annotations()).containsExactly(new CheckRunView.Annotation("a/b.c", 3, "failure", "not so"));
        });
        assertThat(github.violations()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"status\": \"completed\"`",
                "`\"status\": \"completed\", \"conclusion\": \"stale\"`",
                "`\"status\": \"in_progress\", \"conclusion\": \"success\"`",
                "`\"status\": \"waiting\"`",
                "`\"status\": 7`",
                "`\"output\": {\"title\": \"x\"}`",
                "`\"actions\": [{\"label\": \"A label of over 20 letters\", \"description\": \"d\", \"identifier\": \"i\"}]`",
                "`\"output\": {\"title\": \"x\", \"summary\": \"y\", \"annotations\": [{\"path\": \"/a\", \"start_line\": 1, \"end_line\": 1, \"annotation_level\": \"notice\", \"message\": \"m\"}]}`",
                "`\"output\": {\"title\": \"x\", \"summary\": \"y\", \"annotations\": [{\"path\": \"a\", \"start_line\": 1, \"end_line\": 2, \"start_column\": 1, \"annotation_level\": \"notice\", \"message\": \"m\"}]}`",
                "`\"output\": {\"title\": \"x\", \"summary\": \"y\", \"annotations\": [{\"path\": \"a\", \"start_line\": 0, \"end_line\": 0, \"annotation_level\": \"notice\", \"message\": \"m\"}]}`"
            })
    void refusesWhatGitHubRefuses(String fields) {
        var answer = app.post(RUNS, "{\"name\": \"build\", \"head_sha\": \"" + sha + "\", " + fields + "}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(github.violations()).hasSize(1);
        assertThat(shop.checkRuns(sha)).isEmpty();
    }

    @Test
    void refusesFiftyOneAnnotations() {
        var annotations = IntStream.rangeClosed(1, 51).mapToObj("""
                        {"path": "a", "start_line": %1$d, "end_line": %1$d, "annotation_level": "notice", "message": "m"}"""::formatted).collect(Collectors.joining(","));

        var answer = app.post(RUNS, """
                {"name": "build", "head_sha": "%s", "output": {"title": "x", "summary": "y", "annotations": [%s]}}""".formatted(sha, annotations));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(github.violations())
                .singleElement()
                .asString()
                .contains("POST /repos/{owner}/{repo}/check-runs: 422");
    }

    @Test
    void refusesASummaryThatIsTooLong() {
        var answer = app.post(RUNS, """
                {"name": "build", "head_sha": "%s", "output": {"title": "x", "summary": "%s"}}""".formatted(sha, "y".repeat(65_536)));

        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void knowsNoCommitThatIsNotThere() {
        var answer = app.post(RUNS, """
                {"name": "build", "head_sha": "%s"}""".formatted("a".repeat(40)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("message").asText()).isEqualTo("No commit found for SHA: " + "a".repeat(40));
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void findsCheckRunsByNameAndShowsTheLatest() {
        for (var name : new String[] {"build", "build", "test"}) {
            app.post(RUNS, "{\"name\": \"%s\", \"head_sha\": \"%s\"}".formatted(name, sha));
        }
        var path = "/repos/acme/shop/commits/" + sha + "/check-runs?check_name=build&app_id=" + github.appId();

        var latest = app.get(path).body();
        var all = app.get(path + "&filter=all&per_page=1");

        assertThat(latest.path("total_count").asInt()).isEqualTo(1);
        assertThat(all.body().path("total_count").asInt()).isEqualTo(2);
        assertThat(all.response().headers().firstValue("Link").orElseThrow()).contains("rel=\"next\"");
        assertThat(shop.checkRuns(sha)).hasSize(2);
        assertThat(github.violations()).isEmpty();
    }
}
