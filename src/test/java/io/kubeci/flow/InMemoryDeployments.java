package io.kubeci.flow;

import io.kubeci.github.DeploymentRequest;
import io.kubeci.github.DeploymentStatus;
import io.kubeci.github.Deployments;
import io.kubeci.model.Gone;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Deployments in memory.
final class InMemoryDeployments implements Deployments {

    private final Crashes crashes;
    private final Map<Long, DeploymentRequest> made = new LinkedHashMap<>();
    private final Map<Long, List<DeploymentStatus>> statuses = new LinkedHashMap<>();
    private boolean refusing;
    private boolean losingAnswers;

    InMemoryDeployments(Crashes crashes) {
        this.crashes = crashes;
    }

    /// A person made one.
    void hasOneOfAPerson(long id) {
        statuses.putIfAbsent(id, new ArrayList<>());
    }

    void refuses() {
        refusing = true;
    }

    /// The next call is carried out, and its answer is lost.
    void losesTheNextAnswer() {
        losingAnswers = true;
    }

    /// Those that kube-ci made.
    List<DeploymentRequest> made() {
        return List.copyOf(made.values());
    }

    long onlyId() {
        if (made.size() != 1) {
            throw new AssertionError("not one deployment: " + made);
        }
        return made.keySet().iterator().next();
    }

    /// Those that anybody made.
    List<Long> ids() {
        return statuses.keySet().stream().sorted().toList();
    }

    /// As what kube-ci made one; empty if a person made it.
    Optional<DeploymentRequest> request(long id) {
        return Optional.ofNullable(made.get(id));
    }

    List<String> states(long id) {
        return statuses.get(id).stream().map(status -> status.state().wire()).toList();
    }

    DeploymentStatus last(long id) {
        return statuses.get(id).getLast();
    }

    @Override
    public long create(RepoRef repo, DeploymentRequest request) {
        mayRefuse();
        crashes.before();
        long id = 1000L + made.size();
        made.put(id, request);
        statuses.put(id, new ArrayList<>());
        crashes.after();
        mayLose();
        return id;
    }

    @Override
    public Optional<Long> find(RepoRef repo, DeploymentRequest request) {
        mayRefuse();
        return made.entrySet().stream()
                .filter(entry -> entry.getValue().equals(request))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public void tell(RepoRef repo, long deploymentId, DeploymentStatus status) {
        mayRefuse();
        if (!statuses.containsKey(deploymentId)) {
            throw new Gone("no deployment " + deploymentId);
        }
        crashes.before();
        statuses.get(deploymentId).add(status);
        crashes.after();
        mayLose();
    }

    @Override
    public Optional<String> lastState(RepoRef repo, long deploymentId) {
        mayRefuse();
        var told = statuses.getOrDefault(deploymentId, List.of());
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(told.getLast().state().wire());
    }

    private void mayRefuse() {
        if (refusing) {
            throw new Gone("GitHub answered 403 (Resource not accessible by integration)");
        }
    }

    private void mayLose() {
        if (losingAnswers) {
            losingAnswers = false;
            throw new Unavailable("no answer from GitHub", Duration.ZERO);
        }
    }
}
