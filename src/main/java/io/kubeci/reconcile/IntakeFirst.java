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

    /// After the last sight of a crowd, before anything else is begun: it comes back at once if what was held up for
    /// it begins whenever it is gone for a millisecond. Ours.
    static final Duration PAUSE = Duration.ofSeconds(1);

    /// Between two Deliveries that come to look whether they may go: thousands may wait, and each look is a little
    /// work. As many a second as the webhooks that we aim to take in that time. Ours.
    static final Duration SPACING = Duration.ofMillis(5);

    private final AtomicInteger storing = new AtomicInteger();
    private Instant crowdSeen = Instant.MIN;
    private Instant lastTurn = Instant.MIN;

    /// A webhook is to be stored.
    void begins() {
        storing.incrementAndGet();
    }

    /// It is stored, or refused.
    void ends() {
        storing.decrementAndGet();
    }

    /// How long a Delivery has to wait before it asks again; empty if something is to be done about it now.
    synchronized Optional<Duration> wait(Instant receivedAt, Instant now) {
        var latest = receivedAt.plus(PATIENCE);
        if (!now.isBefore(latest)) {
            return Optional.empty();
        }
        if (storing.get() >= CROWD) {
            crowdSeen = now;
        }
        if (!now.isBefore(crowdSeen.plus(PAUSE))) {
            return Optional.empty();
        }
        var turn = later(now.plus(PAUSE), lastTurn.plus(SPACING));
        lastTurn = turn;
        return Optional.of(Duration.between(now, turn.isBefore(latest) ? turn : latest));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
