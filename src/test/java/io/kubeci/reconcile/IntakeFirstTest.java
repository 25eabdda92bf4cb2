package io.kubeci.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntakeFirstTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final IntakeFirst crowd = new IntakeFirst();

    private void begin(int webhooks) {
        IntStream.range(0, webhooks).forEach(_ -> crowd.begins());
    }

    @Test
    void handlesADeliveryAtOnceWhileThereIsNoCrowd() {
        begin(IntakeFirst.CROWD - 1);

        assertThat(crowd.wait(NOW, NOW)).isEmpty();
    }

    @Test
    void letsACrowdGoFirst() {
        begin(IntakeFirst.CROWD);

        assertThat(crowd.wait(NOW, NOW)).contains(IntakeFirst.PAUSE);
    }

    @Test
    void doesNotGoOnInTheMomentInWhichACrowdIsSmaller() {
        begin(IntakeFirst.CROWD);
        crowd.wait(NOW, NOW);
        crowd.ends();

        assertThat(crowd.wait(NOW, NOW.plusMillis(1))).isPresent();
    }

    @Test
    void goesOnWhenTheCrowdHasBeenSmallerForAWhile() {
        begin(IntakeFirst.CROWD);
        crowd.wait(NOW, NOW);
        crowd.ends();

        assertThat(crowd.wait(NOW, NOW.plus(IntakeFirst.PAUSE))).isEmpty();
    }

    @Test
    void letsThoseThatWaitComeBackOneAfterTheOther() {
        begin(IntakeFirst.CROWD);

        assertThat(IntStream.range(0, 3).mapToObj(_ -> crowd.wait(NOW, NOW).orElseThrow()))
                .containsExactly(
                        IntakeFirst.PAUSE,
                        IntakeFirst.PAUSE.plus(IntakeFirst.SPACING),
                        IntakeFirst.PAUSE.plus(IntakeFirst.SPACING.multipliedBy(2)));
    }

    @Test
    void letsNoDeliveryWaitForEver() {
        begin(IntakeFirst.CROWD);
        var shortBefore = NOW.plus(IntakeFirst.PATIENCE).minusMillis(10);

        assertThat(crowd.wait(NOW, shortBefore)).contains(Duration.ofMillis(10));
        assertThat(crowd.wait(NOW, NOW.plus(IntakeFirst.PATIENCE))).isEmpty();
    }
}
