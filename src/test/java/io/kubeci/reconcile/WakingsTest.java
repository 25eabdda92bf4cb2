package io.kubeci.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WakingsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final Wakings wakings = new Wakings();

    @BeforeEach
    void aPassReadVersion7OfTheRunAndStored8() {
        wakings.passed("shop", new RunLoop.Pass(Optional.of(HALF_A_MINUTE), Set.of("7", "8")), "5", NOON);
    }

    @ParameterizedTest(name = "run {0}, workflow {1} -> looked at {2}")
    @CsvSource({
        "7, 5, false",
        "8, 5, false",
        "9, 5, true",
        "8, 6, true",
    })
    void looksAtARunOnlyIfSomebodyElseChangedItOrItsWorkflow(String run, String workflow, boolean lookedAt) {
        var left = wakings.leftAlone("shop", run, workflow, NOON.plusSeconds(10));

        assertThat(left.isEmpty()).isEqualTo(lookedAt);
    }

    @Test
    void leavesItAloneForNoLongerThanThePassSaid() {
        assertThat(wakings.leftAlone("shop", "8", "5", NOON.plusSeconds(10))).contains(Duration.ofSeconds(20));
        assertThat(wakings.leftAlone("shop", "8", "5", NOON.plusSeconds(30))).isEmpty();
    }

    @Test
    void looksAtWhatItKnowsNothingOf() {
        assertThat(wakings.leftAlone("other", "8", "5", NOON)).isEmpty();
    }

    @Test
    void remembersNothingOfARunThatWaitsForNothing() {
        wakings.passed("shop", new RunLoop.Pass(Optional.empty(), Set.of("8")), "5", NOON);

        assertThat(wakings.leftAlone("shop", "8", "5", NOON)).isEmpty();
    }
}
