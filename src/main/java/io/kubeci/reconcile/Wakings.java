package io.kubeci.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Which wakings bring no news: every status that a pass stores comes back as an event, and would be followed by
/// another pass that reads Run and Workflow again and finds nothing. Remembered for live Runs only, and only in
/// memory: what is forgotten costs one pass.
final class Wakings {

    private final ConcurrentMap<String, Last> lasts = new ConcurrentHashMap<>();

    /// What the last pass over a Run began with and left behind.
    ///
    /// @param runs the versions of the Run that it read or made itself
    /// @param workflow the version of the Workflow that was known before it began, "" if none was
    /// @param due when the next pass has to be, whatever happens
    private record Last(Set<String> runs, String workflow, Instant due) {}

    /// How long a Run may still be left alone; empty if it has to be looked at now.
    ///
    /// @param run the version of the Run in the cache
    /// @param workflow the version of its Workflow in the cache, "" if there is none
    Optional<Duration> leftAlone(String name, String run, String workflow, Instant now) {
        var last = lasts.get(name);
        if (last == null || !last.runs().contains(run) || !last.workflow().equals(workflow)) {
            return Optional.empty();
        }
        return Optional.of(Duration.between(now, last.due())).filter(Duration::isPositive);
    }

    /// A pass is over.
    ///
    /// @param pass what it came to
    /// @param workflow the version of the Workflow that was known before it began
    void passed(String name, RunLoop.Pass pass, String workflow, Instant now) {
        if (pass.again().isPresent()) {
            lasts.put(
                    name,
                    new Last(pass.versions(), workflow, now.plus(pass.again().get())));
        } else {
            forget(name);
        }
    }

    /// The next waking is followed by a pass.
    void forget(String name) {
        lasts.remove(name);
    }
}
