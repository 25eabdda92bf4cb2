package io.kubeci.github.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.github.DeploymentRequest;
import io.kubeci.github.DeploymentStatus;
import io.kubeci.github.Deployments;
import io.kubeci.model.RepoRef;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/// Deployments over HTTP: one request each.
final class HttpDeployments implements Deployments {

    private static final Logger LOG = Logger.getLogger(HttpDeployments.class);

    private static final String PATH = "/deployments";

    /// A commit has few deployments of one task to one environment; the newest come first.
    private static final int PER_PAGE = 100;

    private static final int UNPROCESSABLE = 422;

    private final ApiConnector connector;

    HttpDeployments(ApiConnector connector) {
        this.connector = connector;
    }

    @Override
    public long create(RepoRef repo, DeploymentRequest request) {
        var body = Answers.object()
                .put("ref", request.sha().hex())
                .put("task", request.task())
                .put("auto_merge", false)
                .put("environment", request.environment())
                .put("description", request.description())
                .put("production_environment", request.production());
        // Without it every check of the commit has to be green, our own, which is still running, among them.
        body.putArray("required_contexts");
        // Source of the form: kube-ci 0.12.
        body.putObject("payload")
                .putObject("kube_ci")
                .put("run", false)
                .put("ref_type", request.ref().type())
                .put("ref_name", request.ref().name())
                .put("sha", request.sha().hex());
        var what = "deploying %s of %s to '%s'".formatted(request.sha(), repo, request.environment());
        return Answers.json(what, send(repo, PATH, body)).path("id").asLong();
    }

    @Override
    public Optional<Long> find(RepoRef repo, DeploymentRequest request) {
        var filter = "?sha=%s&task=%s&environment=%s&per_page=%d"
                .formatted(
                        request.sha(),
                        ApiAddress.encoded(request.task()),
                        ApiAddress.encoded(request.environment()),
                        PER_PAGE);
        var answer = Answers.json("reading deployments of " + repo, get(repo, PATH + filter));
        return StreamSupport.stream(answer.spliterator(), false)
                .filter(found ->
                        request.description().equals(found.path("description").asText("")))
                .map(found -> found.path("id").asLong())
                .findFirst();
    }

    @Override
    public void tell(RepoRef repo, long deploymentId, DeploymentStatus status) {
        var path = "%s/%d/statuses".formatted(PATH, deploymentId);
        var what = "telling that deployment %d of %s is %s"
                .formatted(deploymentId, repo, status.state().wire());
        var state = Answers.object().put("state", status.state().wire()).put("auto_inactive", true);
        var answer = send(repo, path, withOptionalParts(state.deepCopy(), status));
        if (answer.status() == UNPROCESSABLE) {
            LOG.warnf("GitHub refused a deployment status, which is sent without its optional parts; %s", what);
            answer = send(repo, path, state);
        }
        if (!answer.isSuccess()) {
            throw Answers.refusal(what, answer);
        }
    }

    private static ObjectNode withOptionalParts(ObjectNode body, DeploymentStatus status) {
        body.put("description", status.description());
        status.logUrl().ifPresent(url -> body.put("log_url", url));
        status.environmentUrl().ifPresent(url -> body.put("environment_url", url));
        return body;
    }

    @Override
    public Optional<String> lastState(RepoRef repo, long deploymentId) {
        var path = "%s/%d/statuses?per_page=1".formatted(PATH, deploymentId);
        var statuses = Answers.json("reading deployment %d of %s".formatted(deploymentId, repo), get(repo, path));
        return Optional.of(statuses.path(0).path("state").asText("")).filter(state -> !state.isEmpty());
    }

    private ApiAnswer get(RepoRef repo, String path) {
        var uri = connector.address().rest(RestReads.repoPath(repo) + path);
        return connector.send(RestReads.caller(repo), ApiRequest.get(uri));
    }

    private ApiAnswer send(RepoRef repo, String path, ObjectNode body) {
        var uri = connector.address().rest(RestReads.repoPath(repo) + path);
        return connector.send(RestReads.caller(repo), ApiRequest.change("POST", uri, body));
    }
}
