package io.kubeci.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Since when GitHub says "not found" of what something is about. What is not shown yet, what is not shown for a
/// moment,
/// and what is gone look alike at first. Kept in memory only: a new process has patience anew.
final class Refusals {

    /// For how long "not found" may mean something else: GitHub's API lags behind its webhooks by seconds, and an
    /// installation that was just changed by more. Ours.
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    /// It was said again: whether it has been said for so long that it is to be believed. Then it is forgotten.
    boolean isFinal(String name, Instant now) {
        if (Duration.between(since.computeIfAbsent(name, _ -> now), now).compareTo(PATIENCE) < 0) {
            return false;
        }
        forget(name);
        return true;
    }

    /// Something else was said, or it does not matter any more.
    void forget(String name) {
        since.remove(name);
    }
}
