package io.kubeci.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

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
    void goesOnWhenTheCrowdIsSmaller() {
        begin(IntakeFirst.CROWD);
        crowd.ends();

        assertThat(crowd.wait(NOW, NOW)).isEmpty();
    }

    @Test
    void letsNoDeliveryWaitForEver() {
        begin(IntakeFirst.CROWD);

        assertThat(crowd.wait(NOW, NOW.plus(IntakeFirst.PATIENCE))).isEmpty();
    }
}
