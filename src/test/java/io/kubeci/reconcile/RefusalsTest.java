package io.kubeci.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOON.plus(Refusals.PATIENCE);

    private final Refusals refusals = new Refusals();

    @Test
    void areNotBelievedAtFirstHoweverOldTheMatterIs() {
        assertThat(refusals.isFinal("a", NOON)).isFalse();
        assertThat(refusals.isFinal("a", LATER.minusMillis(1))).isFalse();
    }

    @Test
    void areBelievedWhenTheyGoOn() {
        refusals.isFinal("a", NOON);

        assertThat(refusals.isFinal("a", LATER)).isTrue();
    }

    @Test
    void countAnewAfterAnotherAnswer() {
        refusals.isFinal("a", NOON);
        refusals.forget("a");

        assertThat(refusals.isFinal("a", LATER)).isFalse();
    }

    @Test
    void ofOneSayNothingOfAnother() {
        refusals.isFinal("a", NOON);

        assertThat(refusals.isFinal("b", LATER)).isFalse();
    }
}
