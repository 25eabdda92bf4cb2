package io.kubeci.flow;

import io.kubeci.model.RepoRef;
import io.kubeci.model.Unavailable;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus;
import io.kubeci.run.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Runs in memory, with versions that refuse stale changes.
final class InMemoryRuns implements Runs {

    private final Crashes crashes;
    private final Map<String, RunState> stored = new LinkedHashMap<>();
    private final List<String> announcements = new ArrayList<>();
    private long version;
    private int reads;

    InMemoryRuns(Crashes crashes) {
        this.crashes = crashes;
    }

    List<RunState> all() {
        return List.copyOf(stored.values());
    }

    List<String> announcements() {
        return announcements;
    }

    /// How often one was read.
    int reads() {
        return reads;
    }

    @Override
    public Optional<RunState> find(String name) {
        reads++;
        return Optional.ofNullable(stored.get(name));
    }

    @Override
    public boolean create(String name, RunSpec spec) {
        crashes.before();
        if (stored.containsKey(name)) {
            return false;
        }
        stored.put(name, new RunState(name, "uid-" + name, next(), 1, spec, RunStatus.fresh()));
        crashes.after();
        return true;
    }

    @Override
    public void amend(String name, UnaryOperator<RunSpec> change) {
        crashes.before();
        stored.computeIfPresent(name, (_, run) -> {
            var changed = change.apply(run.spec());
            return changed.equals(run.spec())
                    ? run
                    : new RunState(name, run.uid(), next(), run.generation() + 1, changed, run.status());
        });
        crashes.after();
    }

    @Override
    public RunState save(RunState state) {
        crashes.before();
        var current = stored.get(state.name());
        if (current == null || !current.version().equals(state.version())) {
            throw new Unavailable("stale: " + state.name(), Duration.ZERO);
        }
        var saved =
                new RunState(state.name(), state.uid(), next(), current.generation(), current.spec(), state.status());
        stored.put(state.name(), saved);
        crashes.after();
        return saved;
    }

    @Override
    public List<RunState> ofCommit(RepoRef repo, String sha) {
        return list(run -> run.spec().sha().equals(sha));
    }

    @Override
    public List<RunState> ofRef(RepoRef repo, String refType, String refName) {
        return list(run ->
                run.spec().refType().equals(refType) && run.spec().refName().equals(refName));
    }

    @Override
    public List<RunState> openOf(RepoRef repo) {
        return list(run -> run.isOpen() && run.spec().repository().id() == repo.id());
    }

    @Override
    public List<RunState> openOfInstallation(long installationId) {
        return list(run -> run.isOpen() && run.spec().repository().installationId() == installationId);
    }

    @Override
    public void delete(String name) {
        stored.remove(name);
    }

    @Override
    public void announce(RunState run, boolean warning, String reason, String message) {
        announcements.add(reason + ": " + message);
    }

    private List<RunState> list(Predicate<RunState> wanted) {
        return stored.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparing((RunState run) -> run.spec().receivedAt())
                        .thenComparing(RunState::name))
                .toList();
    }

    private String next() {
        return Long.toString(++version);
    }
}
