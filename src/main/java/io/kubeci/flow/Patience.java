package io.kubeci.flow;

import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// What can be done without is asked for again for some time, and then done without. The time begins anew with each
/// process: nothing is lost by a start but some of it.
final class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);

    /// What nobody has asked for again for so long is forgotten. Ours.
    private static final Duration KEPT = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<String, Instant> failing = new ConcurrentHashMap<>();

    Patience(InstantSource clock) {
        this.clock = clock;
    }

    /// Asks.
    ///
    /// @param what what it is, for the log; what is called the same fails and succeeds together
    /// @param limit how long it may fail
    /// @return empty also if it has failed for longer
    /// @throws Unavailable if it has not failed for so long yet
    <T> Optional<T> had(String what, Duration limit, Supplier<Optional<T>> asked) {
        try {
            var answer = asked.get();
            failing.remove(what);
            return answer;
        } catch (Unavailable e) {
            var now = clock.instant();
            failing.values().removeIf(since -> since.plus(KEPT).isBefore(now));
            var since = failing.computeIfAbsent(what, _ -> now);
            if (Duration.between(since, now).compareTo(limit) < 0) {
                throw e;
            }
            LOG.warnf("done without %s: %s", what, e.getMessage());
            return Optional.empty();
        }
    }
}
