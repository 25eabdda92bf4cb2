package io.kubeci.fake.github;

import java.util.List;

/// A deployment as people see it.
///
/// @param states of its statuses, the oldest first
public record DeploymentView(
        long id,
        String sha,
        String ref,
        String task,
        String environment,
        boolean production,
        List<String> states,
        List<String> urls) {

    static DeploymentView of(Repository.Deployment deployment) {
        var json = deployment.json();
        return new DeploymentView(
                json.path("id").asLong(),
                json.path("sha").asText(),
                json.path("ref").asText(),
                json.path("task").asText(),
                json.path("environment").asText(),
                json.path("production_environment").asBoolean(),
                deployment.statuses().stream()
                        .map(status -> status.path("state").asText())
                        .toList(),
                deployment.statuses().stream()
                        .map(status -> status.path("environment_url").asText())
                        .toList());
    }
}
