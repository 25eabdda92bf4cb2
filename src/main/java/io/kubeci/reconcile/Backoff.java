package io.kubeci.reconcile;

import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// How long to wait before the same work is tried again: longer with each attempt in vain, never for ever.
final class Backoff {

    /// The first wait. Ours: GitHub's "not found" just after a webhook lasts about as long.
    private static final Duration FIRST = Duration.ofMillis(500);

    /// The longest wait, unless we are told to wait longer. Ours: after an outage everything goes on within it.
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int MAX_DOUBLINGS = 10;

    private final ConcurrentMap<String, Integer> attempts = new ConcurrentHashMap<>();

    /// One more attempt in vain.
    ///
    /// @return when to try again
    Duration failed(String key, Unavailable trouble) {
        int attempt = attempts.merge(key, 1, Integer::sum);
        var own = FIRST.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
        var bounded = own.compareTo(LONGEST) > 0 ? LONGEST : own;
        return trouble.retryAfter().compareTo(bounded) > 0 ? trouble.retryAfter() : bounded;
    }

    /// How many attempts in a row were in vain.
    int attempts(String key) {
        return attempts.getOrDefault(key, 0);
    }

    /// It worked, or is over.
    void succeeded(String key) {
        attempts.remove(key);
    }
}
