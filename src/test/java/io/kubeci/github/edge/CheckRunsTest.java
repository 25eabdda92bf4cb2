package io.kubeci.github.edge;

import static io.kubeci.github.edge.Some.REPO;
import static io.kubeci.github.edge.Some.SHA;
import static io.kubeci.github.edge.StubGitHub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.github.CheckRunSummary;
import io.kubeci.model.Gone;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckRunsTest {

    private static final String CREATE = "POST /repos/octo/hello/check-runs";
    private static final String UPDATE = "PATCH /repos/octo/hello/check-runs/5";
    private static final String LIST =
            "GET /repos/octo/hello/commits/" + SHA + "/check-runs?app_id=99&per_page=100&filter=";
    private static final StubGitHub.Reply REFUSED = json(422, "{\"message\":\"Invalid request\"}");
    private static final StubGitHub.Reply MADE = json(201, "{\"id\":5}");

    private final StubGitHub stub = new StubGitHub();
    private final GitHubApp app = Some.app(stub, new Some.Clock());

    @AfterEach
    void close() {
        app.close();
        stub.close();
    }

    @Test
    void makesACheckRunByOneRequest() {
        stub.on(CREATE, MADE);

        var id = app.gitHub().createCheckRun(REPO, SHA, Some.checkRun().withAnnotations(Some.annotations(1)));

        assertThat(id).isEqualTo(5);
        assertThat(bodies()).singleElement().isEqualTo(Answers.parsed("""
                {"name": "Workflow - main", "external_id": "main", "status": "completed",
                 "head_sha": "%s", "details_url": "https://argo/run-1",
                 "started_at": "2026-03-01T11:59:00Z", "completed_at": "2026-03-01T12:00:00Z", "conclusion": "failure",
                 "output": {"title": "test failed", "summary": "# Summary", "text": "text", "annotations": [
                   {"path": "a.go", "start_line": 1, "end_line": 1, "start_column": 3, "end_column": 5,
                    "annotation_level": "warning", "message": "number 1"}]},
                 "actions": [{"label": "Run", "description": "Run it again", "identifier": "run"}]}""".formatted(SHA)));
    }

    @Test
    void sendsMoreAnnotationsByFifty() {
        stub.on(CREATE, MADE).on(UPDATE, json(200, "{\"id\":5}"));

        app.gitHub().createCheckRun(REPO, SHA, Some.checkRun().withAnnotations(Some.annotations(120)));

        assertThat(stub.lines()).containsExactly(CREATE, UPDATE, UPDATE);
        assertThat(bodies())
                .extracting(body -> body.path("output").path("annotations").size())
                .containsExactly(50, 50, 20);
        assertThat(bodies().get(2)
                        .path("output")
                        .path("annotations")
                        .get(19)
                        .path("start_line")
                        .asInt())
                .isEqualTo(120);
        assertThat(bodies().get(1).has("conclusion")).isFalse();
    }

    @Test
    void updatesByOneRequest() {
        stub.on(UPDATE, json(200, "{\"id\":5}"));

        app.gitHub().updateCheckRun(REPO, 5, Some.checkRun());

        assertThat(stub.lines()).containsExactly(UPDATE);
        assertThat(bodies().getFirst().path("conclusion").asText()).isEqualTo("failure");
    }

    @Test
    void getsTheConclusionThroughWithoutRefusedAnnotations() {
        stub.on(CREATE, REFUSED, MADE);

        var id = app.gitHub().createCheckRun(REPO, SHA, Some.checkRun().withAnnotations(Some.annotations(3)));

        assertThat(id).isEqualTo(5);
        assertThat(bodies().getLast().path("output").has("annotations")).isFalse();
        assertThat(bodies().getLast().path("output").path("text").asText()).isEqualTo("text");
        assertThat(bodies().getLast().path("conclusion").asText()).isEqualTo("failure");
    }

    @Test
    void givesUpOptionalPartsOneAfterTheOther() {
        stub.on(CREATE, REFUSED, REFUSED, REFUSED, MADE);

        app.gitHub().createCheckRun(REPO, SHA, Some.checkRun());

        assertThat(bodies())
                .extracting(
                        body -> body.path("output").has("text"),
                        body -> body.has("actions"),
                        body -> body.has("details_url"))
                .map(Object::toString)
                .containsExactly(
                        "(true, true, true)", "(false, true, true)", "(false, false, true)", "(false, false, false)");
    }

    @Test
    void leavesOutFiftyAnnotationsThatGitHubRefusesAndGoesOn() {
        stub.on(UPDATE, json(200, "{}"), REFUSED, json(200, "{}"));

        app.gitHub().updateCheckRun(REPO, 5, Some.checkRun().withAnnotations(Some.annotations(110)));

        assertThat(stub.lines()).hasSize(3);
    }

    @Test
    void saysWhyNothingWouldDo() {
        stub.on(CREATE, REFUSED);

        assertThatThrownBy(() -> app.gitHub().createCheckRun(REPO, SHA, Some.checkRun()))
                .isInstanceOf(Gone.class)
                .hasMessageContaining("422 (Invalid request)");
    }

    @Test
    void asksOnceAboutACommitThatGitHubDoesNotKnow() {
        stub.on(CREATE, json(422, "{\"message\":\"No commit found for SHA: 0123\"}"));

        assertThatThrownBy(() -> app.gitHub().createCheckRun(REPO, SHA, Some.checkRun()))
                .isInstanceOf(Gone.class)
                .hasMessageContaining("No commit found");
        assertThat(stub.lines()).containsExactly(CREATE);
    }

    @Test
    void findsItsOwnCheckRunByWhatOnlyThatHas() {
        stub.on(
                LIST + "all&check_name=Workflow%20-%20main",
                json(
                        200,
                        runs(
                                run(1, 98, "main", "https://argo/run-1", "queued"),
                                run(2, 99, "main", "https://argo/run-0", "queued"),
                                run(3, 99, "run-7", "https://argo/run-1", "queued"))));

        assertThat(app.gitHub().findCheckRun(REPO, SHA, "Workflow - main", "https://argo/run-1"))
                .contains(3L);
        assertThat(app.gitHub().findCheckRun(REPO, SHA, "Workflow - main", "run-7"))
                .contains(3L);
        assertThat(app.gitHub().findCheckRun(REPO, SHA, "Workflow - main", "run-8"))
                .isEmpty();
    }

    @Test
    void readsOnThroughTheNextPage() {
        var full = IntStream.range(0, 100)
                .mapToObj(id -> run(id, 99, "x", "y", "queued"))
                .collect(Collectors.joining(","));
        stub.on(LIST + "all&check_name=Workflow%20-%20main", json(200, runs(full)))
                .on(
                        LIST + "all&check_name=Workflow%20-%20main&page=2",
                        json(200, runs(run(777, 99, "mine", "z", "queued"))));

        assertThat(app.gitHub().findCheckRun(REPO, SHA, "Workflow - main", "mine"))
                .contains(777L);
    }

    @Test
    void findsNothingOnACommitThatGitHubDoesNotKnow() {
        stub.on(LIST + "all&check_name=x", json(422, "{\"message\":\"No commit found for SHA\"}"));

        assertThat(app.gitHub().findCheckRun(REPO, SHA, "x", "y")).isEmpty();
    }

    @Test
    void countsTheAnnotationsThatAreShown() {
        stub.on("GET /repos/octo/hello/check-runs/5", json(200, "{\"output\": {\"annotations_count\": 51}}"));

        assertThat(app.gitHub().annotationsShown(REPO, 5)).isEqualTo(51);
    }

    @Test
    void listsOurCheckRuns() {
        stub.on(LIST + "latest", json(200, runs(run(1, 99, "main", "u", "completed"), run(2, 1, "a", "b", "queued"))));

        assertThat(app.gitHub().checkRuns(REPO, SHA))
                .containsExactly(new CheckRunSummary(1, "Workflow - main", "main", "completed", ""));
    }

    private List<JsonNode> bodies() {
        return stub.calls().stream().map(call -> Answers.parsed(call.body())).toList();
    }

    private static String runs(String... runs) {
        return "{\"total_count\":1,\"check_runs\":[" + String.join(",", runs) + "]}";
    }

    private static String run(long id, long app, String externalId, String detailsUrl, String status) {
        return """
                {"id": %d, "name": "Workflow - main", "external_id": "%s", "details_url": "%s", "status": "%s",
                 "conclusion": null, "app": {"id": %d}}""".formatted(id, externalId, detailsUrl, status, app);
    }
}
