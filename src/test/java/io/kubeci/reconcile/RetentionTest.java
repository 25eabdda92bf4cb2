package io.kubeci.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    void letsTheOldestFinishedRunsGoWhereThereAreTooMany() {
        var tooMany = Retention.tooManyOfAll(
                Stream.of(run("b", RunPhase.SUCCEEDED, 2), run("a", RunPhase.FAILED, 1), run("c", RunPhase.GONE, 3)),
                2);

        assertThat(tooMany).containsExactly("a");
    }

    @Test
    void neverTouchesARunThatGoesOn() {
        var tooMany = Retention.tooManyOfAll(
                Stream.of(run("live", RunPhase.RUNNING, 0), run("done", RunPhase.SUCCEEDED, 1)), 0);

        assertThat(tooMany).containsExactly("done");
    }

    @Test
    void letsNothingGoWhileThereAreFew() {
        assertThat(Retention.tooManyOfAll(Stream.of(run("a", RunPhase.SUCCEEDED, 1)), 1))
                .isEmpty();
    }

    private static Run run(String name, RunPhase phase, int minute) {
        var run = new Run();
        run.setMetadata(new ObjectMetaBuilder().withName(name).build());
        var status = RunStatus.fresh().in(phase, "").withOffers(List.of());
        run.setStatus(status.withTimes(status.times().withFinished(START.plusSeconds(minute * 60L))));
        return run;
    }
}
