package io.kubeci.reconcile;

import io.kubeci.model.Unavailable;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus;
import io.kubeci.run.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps Runs few: they go some time after they ended, and where one branch has many of them, the oldest go before.
public final class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final Runs runs;
    private final Duration keep;
    private final int perBranch;

    /// @param keep how long a finished Run is kept
    /// @param perBranch how many finished Runs a repository's branch or tag may have
    public Retention(Runs runs, Duration keep, int perBranch) {
        this.runs = runs;
        this.keep = keep;
        this.perBranch = perBranch;
    }

    /// How long a Run is still to be kept; empty while it goes on.
    Optional<Duration> left(@Nullable RunStatus status, Instant now) {
        if (status == null || !status.phase().isFinal()) {
            return Optional.empty();
        }
        return status.times().finishedAt().map(finished -> Duration.between(now, finished.plus(keep)));
    }

    /// Removes a Run; false if it did not work now.
    boolean remove(String name) {
        try {
            runs.delete(name);
            return true;
        } catch (Unavailable e) {
            LOG.debugf("run %s is not removed yet: %s", name, e.getMessage());
            return false;
        }
    }

    /// Removes what is too many on the branch of a run that just ended; not what GitHub is still to be told of.
    void trim(RunState ended) {
        var spec = ended.spec();
        var finished = runs.ofRef(spec.revision().repo(), spec.refType(), spec.refName()).stream()
                .filter(run -> Pruning.isSettled(run.status()))
                .toList();
        tooMany(finished).forEach(run -> remove(run.name()));
    }

    /// The oldest finished Runs where there are more than etcd should hold.
    ///
    /// @param known all Runs, as the informer's cache has them
    /// @param most how many may stay
    public static List<String> tooManyOfAll(Stream<Run> known, int most) {
        var oldestFirst = known.filter(run -> run.getStatus() != null)
                .filter(run -> Pruning.isSettled(run.getStatus()))
                .sorted(Comparator.comparing(
                        (Run run) -> run.getStatus().times().finishedAt().orElse(Instant.EPOCH)))
                .map(run -> run.getMetadata().getName())
                .toList();
        return oldestFirst.subList(0, Math.max(0, oldestFirst.size() - most));
    }

    /// Removes Runs by name.
    public void removeAll(List<String> names) {
        names.forEach(this::remove);
    }

    private List<RunState> tooMany(List<RunState> oldestFirst) {
        return oldestFirst.subList(0, Math.max(0, oldestFirst.size() - perBranch));
    }
}
