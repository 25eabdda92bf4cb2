package io.kubeci.reconcile;

import io.kubeci.model.Unavailable;
import java.time.Duration;
import org.jboss.logging.Logger;

/// How trouble outside is logged: it passes by itself mostly, so people are told only when it stays.
final class Trouble {

    /// From this attempt on it is a warning, and shown in the object's status.
    static final int WORTH_A_WARNING = 4;

    private Trouble() {}

    static void log(Logger log, int attempts, Unavailable trouble, Duration wait) {
        var level = attempts >= WORTH_A_WARNING ? Logger.Level.WARN : Logger.Level.DEBUG;
        log.logf(level, "attempt %d failed, next in %d ms: %s", attempts, wait.toMillis(), trouble.getMessage());
    }
}
