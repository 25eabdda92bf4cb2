package io.kubeci.github.edge;

import io.kubeci.github.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The waits that an earlier process was told, or another replica. Nothing is sent before they are known.
final class KeptWaits {

    /// Shorter ones are not kept: a process needs about that long to start and to lead.
    private static final Duration WORTH_KEEPING = Duration.ofSeconds(3);

    /// Several refusals under way at once tell the same wait, each a little later.
    private static final Duration THE_SAME = Duration.ofSeconds(1);

    /// Nobody tells us to wait longer; somebody may have changed what is stored.
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final String EVERYTHING = "all";

    private final Waits waits;
    private final ConcurrentMap<String, Instant> told = new ConcurrentHashMap<>();
    private Optional<Map<String, Instant>> recalled = Optional.empty();

    KeptWaits(Waits waits) {
        this.waits = waits;
    }

    /// How long a caller still has to wait; zero or less if it has not.
    ///
    /// @param resource what GitHub counts apart
    /// @throws io.kubeci.model.Unavailable if that cannot be found out now
    Duration left(Caller caller, String resource, Instant now) {
        var known = recalled();
        var whole = known.getOrDefault(key(caller, EVERYTHING), Instant.EPOCH);
        var part = known.getOrDefault(key(caller, resource), Instant.EPOCH);
        var left = Duration.between(now, whole.isAfter(part) ? whole : part);
        return left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }

    /// A caller has to wait with everything.
    void told(Caller caller, Duration wait, Instant now) {
        told(caller, EVERYTHING, wait, now);
    }

    /// A caller has to wait with one resource, or need not.
    void told(Caller caller, String resource, Duration wait, Instant now) {
        if (wait.compareTo(WORTH_KEEPING) < 0) {
            return;
        }
        var key = key(caller, resource);
        var until = now.plus(wait);
        var before = told.getOrDefault(key, Instant.EPOCH);
        if (until.isAfter(before.plus(THE_SAME))
                && told.merge(key, until, KeptWaits::later).equals(until)) {
            waits.remember(key, until);
        }
    }

    /// Has them read again before anything is sent: others may have been told meanwhile.
    synchronized void readAgain() {
        recalled = Optional.empty();
    }

    private synchronized Map<String, Instant> recalled() {
        var known = recalled.orElseGet(waits::recall);
        recalled = Optional.of(known);
        return known;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String key(Caller caller, String resource) {
        return switch (caller) {
            case Caller.App _ -> "app." + resource;
            case Caller.Installation(long id) -> "installation-" + id + "." + resource;
        };
    }
}
