package io.kubeci.github.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.github.DeploymentRequests;
import io.kubeci.model.RepoRef;
import java.util.Optional;

/// Deployments that are to be run, over HTTP.
final class HttpDeploymentRequests implements DeploymentRequests {

    /// A status that is no refusal of what was asked for but of the caller, or that is gone next time.
    private static final int NOT_FOUND = 404;

    /// How many deployments of one commit, template and environment are looked through. Ours: people deploy the same
    /// thing again only so often.
    private static final int PER_PAGE = 100;

    private final ApiConnector connector;

    HttpDeploymentRequests(ApiConnector connector) {
        this.connector = connector;
    }

    @Override
    public Outcome create(RepoRef repo, Request request) {
        var what = "deploying %s of %s to %s".formatted(request.sha(), repo, request.environment());
        var existing = find(repo, request, what);
        if (existing.isPresent()) {
            return new Outcome.Made(existing.get());
        }
        var uri = connector.address().rest(path(repo));
        var answer = connector.send(RestReads.caller(repo), ApiRequest.change("POST", uri, body(request)));
        if (answer.status() >= 400 && answer.status() < 500 && answer.status() != NOT_FOUND) {
            return new Outcome.Refused(Answers.message(answer));
        }
        return new Outcome.Made(Answers.json(what, answer).path("id").asLong());
    }

    /// No contexts are required, because our own check run on the commit may be what is missing; and nothing is
    /// merged, because the commit is what was asked for.
    private static ObjectNode body(Request request) {
        var body = Answers.object()
                .put("ref", request.sha().hex())
                .put("task", request.task())
                .put("environment", request.environment())
                .put("production_environment", request.production())
                .put("auto_merge", false);
        body.putArray("required_contexts");
        body.putObject("payload")
                .putObject("kube_ci")
                .put("run", true)
                .put("ref_type", request.ref().type())
                .put("ref_name", request.ref().name())
                .put("sha", request.sha().hex())
                .put("key", request.key());
        return body;
    }

    private Optional<Long> find(RepoRef repo, Request request, String what) {
        var query = "?sha=%s&task=%s&environment=%s&per_page=%d"
                .formatted(
                        request.sha(),
                        ApiAddress.encoded(request.task()),
                        ApiAddress.encoded(request.environment()),
                        PER_PAGE);
        var uri = connector.address().rest(path(repo) + query);
        for (var deployment : Answers.json(what, connector.send(RestReads.caller(repo), ApiRequest.get(uri)))) {
            if (request.key().equals(key(deployment))) {
                return Optional.of(deployment.path("id").asLong());
            }
        }
        return Optional.empty();
    }

    /// GitHub hands a payload back as it was given, or as the text of it.
    private static String key(JsonNode deployment) {
        var payload = deployment.path("payload");
        var tree = payload.isTextual() ? Answers.parsedOrMissing(payload.asText()) : payload;
        return tree.path("kube_ci").path("key").asText("");
    }

    private static String path(RepoRef repo) {
        return RestReads.repoPath(repo) + "/deployments";
    }
}
