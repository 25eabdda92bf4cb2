package io.kubeci.fake.github;

import java.util.List;
import java.util.Optional;

/// Deployments and their statuses, as the REST API has them.
final class DeploymentCalls {

    private static final String DEPLOYMENTS = "/repos/{owner}/{repo}/deployments";
    private static final String READ = "deployments:read";
    private static final String WRITE = "deployments:write";

    private final FakeGitHub github;
    private final Lookup lookup;

    DeploymentCalls(FakeGitHub github, Lookup lookup) {
        this.github = github;
        this.lookup = lookup;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", DEPLOYMENTS, READ, this::list),
                Route.of("POST", DEPLOYMENTS, WRITE, this::create),
                Route.of(
                        "GET",
                        DEPLOYMENTS + "/{deployment_id}",
                        READ,
                        call -> Reply.ok(deployment(call).json())),
                Route.of("GET", DEPLOYMENTS + "/{deployment_id}/statuses", READ, this::statuses),
                Route.of("POST", DEPLOYMENTS + "/{deployment_id}/statuses", WRITE, this::addStatus));
    }

    private Repository.Deployment deployment(Call call) {
        return Optional.ofNullable(lookup.repository(call).deployments.get(call.id("deployment_id")))
                .orElseThrow(Refusal::notFound);
    }

    private Reply list(Call call) {
        var repository = lookup.repository(call);
        return lookup.page(
                call,
                List.copyOf(repository.deployments.values()).reversed().stream()
                        .map(Repository.Deployment::json)
                        .filter(json -> List.of("sha", "ref", "task", "environment").stream()
                                .allMatch(name -> call.query(name)
                                        .filter(value ->
                                                !value.equals(json.path(name).asText()))
                                        .isEmpty()))
                        .toList());
    }

    private Reply create(Call call) {
        var repository = lookup.repository(call);
        var bot = github.shapes().bot();
        var deployment = Deployments.create(github.shapes(), repository, bot, call.body());
        github.payloads().deployment(repository, deployment, bot.login());
        return Reply.created(deployment.json());
    }

    private Reply statuses(Call call) {
        return lookup.page(call, deployment(call).statuses().reversed());
    }

    private Reply addStatus(Call call) {
        var repository = lookup.repository(call);
        var deployment = deployment(call);
        var bot = github.shapes().bot();
        if (call.text("description", "").length() > 140) {
            throw Refusal.violation(422, "Validation Failed: description is too long (maximum is 140 characters)");
        }
        var status = Deployments.addStatus(github.shapes(), repository, deployment, bot, call.body());
        github.payloads().deploymentStatus(repository, deployment, status, bot.login());
        return Reply.created(status);
    }
}
