package io.kubeci.flow;

import io.kubeci.github.DeploymentRequests;
import io.kubeci.model.RepoRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The deployments that were asked for, each key once.
final class InMemoryDeploymentRequests implements DeploymentRequests {

    private final Crashes crashes;
    private final InMemoryDeployments deployments;
    private final Map<String, Request> made = new LinkedHashMap<>();
    private Optional<String> refusal = Optional.empty();

    InMemoryDeploymentRequests(Crashes crashes, InMemoryDeployments deployments) {
        this.crashes = crashes;
        this.deployments = deployments;
    }

    void refuses(String message) {
        refusal = Optional.of(message);
    }

    List<Request> made() {
        return List.copyOf(made.values());
    }

    @Override
    public Outcome create(RepoRef repo, Request request) {
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        crashes.before();
        made.putIfAbsent(request.key(), request);
        long id = 1 + List.copyOf(made.keySet()).indexOf(request.key());
        deployments.hasOneOfAPerson(id);
        crashes.after();
        return new Outcome.Made(id);
    }
}
