package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;

/// Makes deployments and their statuses, for the API and for people.
final class Deployments {

    private Deployments() {}

    static Repository.Deployment create(Shapes shapes, Repository repository, World.Account creator, JsonNode request) {
        var world = shapes.world();
        var ref = request.path("ref").asText();
        var commit =
                repository.visible(ref, world.now()).orElseThrow(() -> Refusal.of(422, "No ref found for: " + ref));
        if (request.path("auto_merge").asBoolean(true) && isBehind(repository, commit)) {
            throw Refusal.of(409, "Conflict: auto_merge would merge " + repository.defaultBranch + " into " + ref);
        }
        if (!request.has("required_contexts") && hasOpenChecks(repository, commit.sha())) {
            throw Refusal.of(409, "Conflict: Commit status checks failed for " + ref + ".");
        }
        var id = world.nextId();
        var environment = request.path("environment").asText("production");
        var node = shapes.answer("GET /repos/{owner}/{repo}/deployments/{deployment_id}", repository);
        var url = shapes.apiUrl(repository) + "/deployments/" + id;
        node.put("id", id)
                .put("node_id", Shapes.nodeId("Deployment", id))
                .put("url", url)
                .put("sha", commit.sha())
                .put("ref", ref)
                .put("task", request.path("task").asText("deploy"))
                .put("original_environment", environment)
                .put("environment", environment)
                .put("description", request.path("description").asText(""))
                .put("created_at", world.timestamp())
                .put("updated_at", world.timestamp())
                .put("statuses_url", url + "/statuses")
                .put("repository_url", shapes.apiUrl(repository))
                .put(
                        "transient_environment",
                        request.path("transient_environment").asBoolean(false))
                .put(
                        "production_environment",
                        request.path("production_environment").asBoolean(environment.equals("production")));
        node.set("payload", request.has("payload") ? request.get("payload").deepCopy() : Json.object());
        node.set("creator", shapes.account(creator));
        var byApp = creator.login().endsWith("[bot]");
        node.set("performed_via_github_app", byApp ? shapes.app() : node.nullNode());
        var deployment = new Repository.Deployment(node, new ArrayList<>());
        repository.deployments.put(id, deployment);
        return deployment;
    }

    private static boolean isBehind(Repository repository, GitRepository.Commit commit) {
        return repository
                .git
                .resolve("refs/heads/" + repository.defaultBranch)
                .filter(head -> !repository.git.history(commit.sha()).contains(head.sha()))
                .isPresent();
    }

    private static boolean hasOpenChecks(Repository repository, String sha) {
        return CheckShapes.latest(repository, sha).stream()
                .anyMatch(run -> !run.status().equals("completed")
                        || run.json().path("conclusion").asText().matches("failure|timed_out|cancelled"));
    }

    static ObjectNode addStatus(
            Shapes shapes,
            Repository repository,
            Repository.Deployment deployment,
            World.Account creator,
            JsonNode request) {
        var world = shapes.world();
        var id = world.nextId();
        var of = deployment.json();
        var node =
                shapes.answer("GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses/{status_id}", repository);
        var log = request.path("log_url").asText(request.path("target_url").asText(""));
        node.put("id", id)
                .put("node_id", Shapes.nodeId("DeploymentStatus", id))
                .put("url", of.path("url").asText() + "/statuses/" + id)
                .put("state", request.path("state").asText())
                .put("description", request.path("description").asText(""))
                .put(
                        "environment",
                        request.path("environment")
                                .asText(of.path("environment").asText()))
                .put("environment_url", request.path("environment_url").asText(""))
                .put("log_url", log)
                .put("target_url", log)
                .put("created_at", world.timestamp())
                .put("updated_at", world.timestamp())
                .put("deployment_url", of.path("url").asText())
                .put("repository_url", shapes.apiUrl(repository));
        node.set("creator", shapes.account(creator));
        node.set("performed_via_github_app", shapes.app());
        deployment.statuses().add(node);
        if (node.path("state").asText().equals("success")
                && request.path("auto_inactive").asBoolean(true)) {
            retireEarlier(repository, deployment);
        }
        return node;
    }

    /// A success makes earlier ones of that environment inactive, unless they are transient or in production.
    private static void retireEarlier(Repository repository, Repository.Deployment current) {
        var environment = current.json().path("environment").asText();
        for (var other : repository.deployments.values()) {
            var json = other.json();
            if (other != current
                    && json.path("environment").asText().equals(environment)
                    && !json.path("transient_environment").asBoolean()
                    && !json.path("production_environment").asBoolean()
                    && !other.statuses().isEmpty()
                    && other.statuses().getLast().path("state").asText().equals("success")) {
                other.statuses().add(other.statuses().getLast().deepCopy().put("state", "inactive"));
            }
        }
    }
}
