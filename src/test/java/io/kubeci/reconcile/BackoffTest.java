package io.kubeci.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff();

    @Test
    void waitsLongerWithEachAttemptButNeverMoreThanHalfAMinute() {
        var waits = IntStream.range(0, 40)
                .mapToObj(_ -> backoff.failed("a", trouble(Duration.ZERO)))
                .toList();

        assertThat(waits).isSorted();
        assertThat(waits.getFirst()).isEqualTo(Duration.ofMillis(500));
        assertThat(waits.getLast()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void waitsAsLongAsItIsTold() {
        assertThat(backoff.failed("a", trouble(Duration.ofMinutes(20)))).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void beginsAnewAfterSuccess() {
        backoff.failed("a", trouble(Duration.ZERO));
        backoff.failed("a", trouble(Duration.ZERO));

        backoff.succeeded("a");

        assertThat(backoff.attempts("a")).isZero();
        assertThat(backoff.failed("a", trouble(Duration.ZERO))).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void doesNotLetOneMakeAnotherWait() {
        IntStream.range(0, 10).forEach(_ -> backoff.failed("a", trouble(Duration.ZERO)));

        assertThat(backoff.failed("b", trouble(Duration.ZERO))).isEqualTo(Duration.ofMillis(500));
    }

    private static Unavailable trouble(Duration retryAfter) {
        return new Unavailable("GitHub answered 502", retryAfter);
    }
}
