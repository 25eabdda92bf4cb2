package io.kubeci.fake.github;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// What an installation may send in an hour and in a minute. Guarded by itself.
final class RateLimits {

    /// Source: GitHub's "Rate limits for the REST API".
    private static final int HOURLY = 5_000;

    private static final int POINTS_A_MINUTE = 900;
    private static final int READ = 1;
    private static final int WRITE = 5;
    private static final String SECONDARY =
            "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";

    private final World world;
    private final Map<Long, Ledger> ledgers = new HashMap<>();
    private int hourly = HOURLY;
    private int pointsAMinute = POINTS_A_MINUTE;
    private boolean enforced;

    RateLimits(World world) {
        this.world = world;
    }

    private static final class Ledger {
        Instant reset = Instant.MIN;
        int used;
        Instant waitUntil = Instant.MIN;
        final Deque<Instant> points = new ArrayDeque<>();
    }

    private record Spent(int used, long reset) {}

    /// Turns GitHub's limits on; they are off at first, so that tests can be quick.
    synchronized void enforce(int requestsAnHour, int points) {
        enforced = true;
        hourly = requestsAnHour;
        pointsAMinute = points;
    }

    synchronized void enforce() {
        enforce(HOURLY, POINTS_A_MINUTE);
    }

    /// The next request of that installation is refused with `retry-after`, and everything during the wait is a
    /// violation.
    synchronized void tellToWait(long installation, Duration wait) {
        ledger(installation).waitUntil = world.now().plus(wait);
    }

    private final Map<Long, Boolean> told = new HashMap<>();

    /// Counts a request, or refuses it.
    synchronized void take(long installation, boolean write, boolean free) {
        var ledger = ledger(installation);
        var now = world.now();
        if (ledger.waitUntil.isAfter(now)) {
            var wait = Long.toString(Math.max(1, ChronoUnit.SECONDS.between(now, ledger.waitUntil) + 1));
            if (told.put(installation, true) != null) {
                world.violations.add("installation " + installation + " sends although it was told to wait");
            }
            throw Refusal.withHeaders(403, SECONDARY, Map.of("Retry-After", wait));
        }
        told.remove(installation);
        if (!enforced || free) {
            return;
        }
        takePoints(installation, ledger, now, write ? WRITE : READ);
        if (ledger.used >= hourly) {
            throw Refusal.withHeaders(
                    403, "API rate limit exceeded for installation ID " + installation + ".", headers(installation));
        }
        ledger.used++;
    }

    private void takePoints(long installation, Ledger ledger, Instant now, int cost) {
        while (!ledger.points.isEmpty() && ledger.points.peek().isBefore(now.minusSeconds(60))) {
            ledger.points.poll();
        }
        if (ledger.points.size() + cost > pointsAMinute) {
            ledger.waitUntil = now.plusSeconds(60);
            told.put(installation, true);
            throw Refusal.withHeaders(403, SECONDARY, Map.of("Retry-After", "60"));
        }
        for (int i = 0; i < cost; i++) {
            ledger.points.add(now);
        }
    }

    /// A request that was answered 304 costs nothing of the hourly limit.
    synchronized void giveBack(long installation) {
        var ledger = ledger(installation);
        ledger.used = Math.max(0, ledger.used - 1);
    }

    private Ledger ledger(long installation) {
        var ledger = ledgers.computeIfAbsent(installation, _ -> new Ledger());
        if (ledger.reset.isBefore(world.now())) {
            ledger.reset = world.now().plus(1, ChronoUnit.HOURS);
            ledger.used = 0;
        }
        return ledger;
    }

    synchronized Map<String, String> headers(long installation) {
        var spent = spent(installation);
        return Map.of(
                "x-ratelimit-limit", Integer.toString(hourly),
                "x-ratelimit-remaining", Integer.toString(Math.max(0, hourly - spent.used())),
                "x-ratelimit-used", Integer.toString(spent.used()),
                "x-ratelimit-reset", Long.toString(spent.reset()),
                "x-ratelimit-resource", "core");
    }

    private Spent spent(long installation) {
        var ledger = ledger(installation);
        return new Spent(ledger.used, ledger.reset.getEpochSecond());
    }
}
