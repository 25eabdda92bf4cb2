package io.kubeci.reconcile;

import io.kubeci.github.HookDeliveries;
import io.kubeci.github.HookDeliveries.Attempt;
import io.kubeci.model.Gone;
import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Asks GitHub again for what did not reach us: reads its log of deliveries, and has redelivered what failed.
///
/// GitHub never repeats a failed delivery by itself, and keeps the log for three days (GitHub's documentation,
/// "Handling
/// failed webhook deliveries"). The log itself remembers what was redelivered, so nothing is kept here that a restart
/// could lose, but for what was asked for a moment ago and is not in the log yet.
public final class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);

    /// How far back GitHub's log goes.
    static final Duration LOG_KEPT = Duration.ofDays(3);

    /// How often one delivery is asked for again. Ours: what fails five times fails for a reason that time does not
    /// mend.
    static final int MAX_REDELIVERIES = 5;

    /// How long GitHub may take to act on a request before the same is asked for again. Ours.
    static final Duration UNDERWAY = Duration.ofMinutes(2);

    /// Answers of ours that a repetition would get again: the payload is malformed or too large.
    private static final Set<Integer> HOPELESS = Set.of(400, 413);

    private final HookDeliveries log;
    private final Predicate<String> isStored;
    private final ReconcileMetrics metrics;
    private final InstantSource clock;
    private final Map<String, Instant> askedFor = new HashMap<>();
    private Instant since = Instant.EPOCH;

    /// @param isStored whether there is a Delivery of that GUID
    public Sweep(HookDeliveries log, Predicate<String> isStored, ReconcileMetrics metrics, InstantSource clock) {
        this.log = log;
        this.isStored = isStored;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// One sweep.
    ///
    /// @return false if it has to be tried again soon, because GitHub or the cluster could not be asked
    public synchronized boolean sweep() {
        var now = clock.instant();
        var oldest = now.minus(LOG_KEPT);
        try {
            var attempts = log.since(since.isBefore(oldest) ? oldest : since);
            var wanted = wanted(attempts, now);
            for (var attempt : wanted) {
                if (!isStored.test(attempt.guid())) {
                    log.redeliver(attempt.id());
                    askedFor.put(attempt.guid(), now);
                    metrics.redelivered();
                    LOG.infof("asked GitHub for delivery %s (%s) again", attempt.guid(), attempt.event());
                }
            }
            askedFor.values().removeIf(at -> at.isBefore(oldest));
            since = horizon(attempts, now);
            return true;
        } catch (Unavailable | Gone e) {
            LOG.warnf("GitHub's log of deliveries cannot be read or acted on now: %s", e.getMessage());
            return false;
        }
    }

    private List<Attempt> wanted(List<Attempt> attempts, Instant now) {
        return attempts.stream().collect(Collectors.groupingBy(Attempt::guid)).values().stream()
                .filter(ofOne -> ofOne.stream().noneMatch(Attempt::ok))
                .filter(ofOne -> ofOne.stream().filter(Attempt::redelivery).count() < MAX_REDELIVERIES)
                .map(ofOne -> Objects.requireNonNull(ofOne.stream()
                        .max(Comparator.comparing(Attempt::deliveredAt))
                        .orElse(null)))
                .filter(last -> !HOPELESS.contains(last.statusCode()))
                .filter(last -> !isUnderway(last, now))
                .sorted(Comparator.comparing(Attempt::deliveredAt))
                .toList();
    }

    private boolean isUnderway(Attempt last, Instant now) {
        var asked = askedFor.get(last.guid());
        return asked != null && last.deliveredAt().isBefore(asked) && now.isBefore(asked.plus(UNDERWAY));
    }

    /// From where the next sweep has to read: the oldest delivery that may still be asked for again.
    private Instant horizon(List<Attempt> attempts, Instant now) {
        var open = attempts.stream().collect(Collectors.groupingBy(Attempt::guid)).values().stream()
                .filter(ofOne -> ofOne.stream().noneMatch(Attempt::ok))
                .flatMap(List::stream)
                .map(Attempt::deliveredAt)
                .min(Comparator.naturalOrder());
        var recent = now.minus(Duration.ofMinutes(10));
        return open.filter(oldest -> oldest.isBefore(recent)).orElse(recent);
    }
}
