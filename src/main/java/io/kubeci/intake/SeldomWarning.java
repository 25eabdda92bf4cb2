package io.kubeci.intake;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// A warning that strangers can cause, and that must not fill the log.
final class SeldomWarning {

    private final long pauseNanos;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    SeldomWarning(Duration pause) {
        pauseNanos = pause.toNanos();
    }

    void warn(Logger log, String message) {
        long due = next.get();
        long now = System.nanoTime();
        if (now - due >= 0 && next.compareAndSet(due, now + pauseNanos)) {
            log.warn(message);
        }
    }
}
