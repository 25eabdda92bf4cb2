package io.kubeci.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyTest {

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void makesTheThingOnceAndNotBeforeItIsNeeded() {
        var lazy = new Lazy<>(calls::incrementAndGet);

        assertThat(calls).hasValue(0);
        assertThat(lazy.get()).isEqualTo(1);
        assertThat(lazy.get()).isEqualTo(1);
    }

    @Test
    void closesOnlyWhatWasMade() {
        var lazy = new Lazy<>(calls::incrementAndGet);
        var closed = new ArrayList<Integer>();

        lazy.ifMade(closed::add);
        lazy.get();
        lazy.ifMade(closed::add);

        assertThat(closed).containsExactly(1);
    }

    @Test
    void triesAgainWhereItCouldNotBeMade() {
        var lazy = new Lazy<>(() -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return "made";
        });

        assertThatThrownBy(lazy::get).hasMessage("not yet");
        assertThat(lazy.get()).isEqualTo("made");
    }
}
