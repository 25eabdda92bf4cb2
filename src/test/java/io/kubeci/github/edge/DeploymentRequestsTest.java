package io.kubeci.github.edge;

import static io.kubeci.github.edge.Some.REPO;
import static io.kubeci.github.edge.Some.SHA;
import static io.kubeci.github.edge.StubGitHub.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeci.github.DeploymentRequests.Outcome;
import io.kubeci.github.DeploymentRequests.Request;
import io.kubeci.model.GitRef;
import io.kubeci.model.Gone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeploymentRequestsTest {

    private static final String CREATE = "POST /repos/octo/hello/deployments";
    private static final String LIST =
            "GET /repos/octo/hello/deployments?sha=" + SHA + "&task=ship&environment=the%20test&per_page=100";
    private static final Request REQUEST =
            new Request(SHA, new GitRef.Tag("v1"), "ship", "the test", true, "delivery/0");

    private final StubGitHub stub = new StubGitHub();
    private final GitHubApp app = Some.app(stub, new Some.Clock());

    @AfterEach
    void close() {
        app.close();
        stub.close();
    }

    @Test
    void asksForARunAtTheCommitWithoutContextsAndMerges() {
        stub.on(LIST, json(200, "[]")).on(CREATE, json(201, "{\"id\":5}"));

        assertThat(app.deploymentRequests().create(REPO, REQUEST)).isEqualTo(new Outcome.Made(5));
        assertThat(Answers.parsed(stub.calls().getLast().body())).isEqualTo(Answers.parsed("""
                {"ref": "%s", "task": "ship", "environment": "the test", "production_environment": true, "auto_merge": false, "required_contexts": [],
                 "payload": {"kube_ci": {"run": true, "ref_type": "tag", "ref_name": "v1", "sha": "%s",
                   "key": "delivery/0"}}}""".formatted(SHA, SHA)));
    }

    @Test
    void findsTheOneOfItsKeyAlsoIfGitHubGivesThePayloadBackAsText() {
        stub.on(LIST, json(200, """
                [{"id": 1, "payload": "no JSON"}, {"id": 2, "payload": {"kube_ci": {"key": "other/0"}}},
                 {"id": 3, "payload": "{\\"kube_ci\\":{\\"key\\":\\"delivery/0\\"}}"}]"""));

        assertThat(app.deploymentRequests().create(REPO, REQUEST)).isEqualTo(new Outcome.Made(3));
    }

    @Test
    void tellsARefusalFromARepositoryThatIsNotThere() {
        stub.on(LIST, json(200, "[]"))
                .on(CREATE, json(409, "{\"message\":\"Conflict\"}"), json(404, "{\"message\":\"Not Found\"}"));

        assertThat(app.deploymentRequests().create(REPO, REQUEST)).isEqualTo(new Outcome.Refused("Conflict"));
        assertThatThrownBy(() -> app.deploymentRequests().create(REPO, REQUEST)).isInstanceOf(Gone.class);
    }
}
