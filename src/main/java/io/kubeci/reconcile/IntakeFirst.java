package io.kubeci.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets webhooks go before what is done about them: GitHub waits ten seconds for an answer and does not come again by
/// itself, while a stored Delivery can wait. On few cores both at once would make the answers late.
final class IntakeFirst {

    /// So many webhooks that are being stored at once are a crowd; a push brings three or four. Ours.
    static final int CROWD = 5;

    /// How long a Delivery waits at the longest for a crowd to get smaller. Ours: people look after a minute.
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /// When it looks again: thousands may wait, and each look is a little work. Ours.
    static final Duration PAUSE = Duration.ofSeconds(1);

    private final AtomicInteger storing = new AtomicInteger();

    /// A webhook is to be stored.
    void begins() {
        storing.incrementAndGet();
    }

    /// It is stored, or refused.
    void ends() {
        storing.decrementAndGet();
    }

    /// How long a Delivery has to wait before something is done about it; empty if it is its turn.
    Optional<Duration> wait(Instant receivedAt, Instant now) {
        boolean isCrowded = storing.get() >= CROWD;
        return isCrowded && Duration.between(receivedAt, now).compareTo(PATIENCE) < 0
                ? Optional.of(PAUSE)
                : Optional.empty();
    }
}
