package io.kubeci.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.github.HookDeliveries;
import io.kubeci.model.Unavailable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTest {

    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private final Log log = new Log();
    private final Set<String> stored = new HashSet<>();
    private Instant now = START;
    private final Sweep sweep =
            new Sweep(log, stored::contains, new ReconcileMetrics(new SimpleMeterRegistry()), () -> now);

    @Test
    void asksAgainForWhatFailed() {
        log.failed("a", 503, Duration.ofMinutes(3));

        assertThat(sweep.sweep()).isTrue();

        assertThat(log.redelivered).containsExactly("a");
    }

    @Test
    void asksOnceWhileTheRedeliveryIsUnderWay() {
        log.failed("a", 503, Duration.ofMinutes(3));

        sweep.sweep();
        sweep.sweep();

        assertThat(log.redelivered).containsExactly("a");
    }

    @Test
    void leavesAloneWhatWasDeliveredInASecondAttempt() {
        log.failed("a", 503, Duration.ofMinutes(3));
        log.delivered("a", Duration.ofMinutes(1));

        sweep.sweep();

        assertThat(log.redelivered).isEmpty();
    }

    @Test
    void leavesAloneWhatIsStoredAlthoughGitHubSawNoAnswer() {
        log.failed("a", 0, Duration.ofMinutes(3));
        stored.add("a");

        sweep.sweep();

        assertThat(log.redelivered).isEmpty();
    }

    @ParameterizedTest(name = "answered {0}: asked again={1}")
    @CsvSource({"503, true", "502, true", "0, true", "401, true", "400, false", "413, false"})
    void asksAgainOnlyWhereARepetitionMayHelp(int status, boolean asked) {
        log.failed("a", status, Duration.ofMinutes(3));

        sweep.sweep();

        assertThat(log.redelivered.isEmpty()).isNotEqualTo(asked);
    }

    @Test
    void givesUpAfterFiveRedeliveries() {
        log.failed("a", 503, Duration.ofHours(2));
        for (int attempt = 0; attempt < 10; attempt++) {
            now = now.plus(Duration.ofMinutes(5));
            sweep.sweep();
            log.failRedelivery(now);
        }

        assertThat(log.redelivered).hasSize(Sweep.MAX_REDELIVERIES);
    }

    @Test
    void forgetsNothingOldThatIsStillOpen() {
        log.failed("a", 503, Duration.ofHours(50));

        sweep.sweep();
        now = now.plus(Duration.ofMinutes(30));
        sweep.sweep();

        assertThat(log.redelivered).containsExactly("a", "a");
    }

    @Test
    void asksForTheOldestFirst() {
        log.failed("newer", 503, Duration.ofMinutes(3));
        log.failed("older", 503, Duration.ofMinutes(30));

        sweep.sweep();

        assertThat(log.redelivered).containsExactly("older", "newer");
    }

    @Test
    void saysThatItHasToComeAgainWhileGitHubIsAway() {
        log.away = true;

        assertThat(sweep.sweep()).isFalse();
    }

    /// GitHub's log as a list.
    private final class Log implements HookDeliveries {

        private final List<Attempt> attempts = new ArrayList<>();
        private final List<String> redelivered = new ArrayList<>();
        private boolean away;

        void failed(String guid, int status, Duration ago) {
            add(guid, status, false, now.minus(ago), false);
        }

        void delivered(String guid, Duration ago) {
            add(guid, 202, true, now.minus(ago), true);
        }

        void failRedelivery(Instant at) {
            if (!redelivered.isEmpty()
                    && attempts.stream().filter(Attempt::redelivery).count() < redelivered.size()) {
                add(redelivered.getLast(), 503, false, at, true);
            }
        }

        private void add(String guid, int status, boolean ok, Instant at, boolean redelivery) {
            attempts.add(new Attempt(attempts.size() + 1L, guid, at, redelivery, status, ok, "push"));
        }

        @Override
        public List<Attempt> since(Instant instant) {
            if (away) {
                throw new Unavailable("GitHub answered 502", Duration.ZERO);
            }
            return attempts.stream()
                    .filter(attempt -> !attempt.deliveredAt().isBefore(instant))
                    .toList();
        }

        @Override
        public void redeliver(long attemptId) {
            redelivered.add(attempts.get((int) attemptId - 1).guid());
        }
    }
}
