package io.kubeci.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;

/// How often something may be done for each repository: some times in a row, and over time one in each interval.
/// Forgotten with the process, so it is for what is costly, not for what is wrong.
final class Allowances {

    /// Ours: tags that came unannounced are found by the next webhook, and busy repositories are listed six times an
    /// hour.
    private static final int LISTINGS_IN_A_ROW = 10;

    private static final Duration BETWEEN_LISTINGS = Duration.ofMinutes(10);

    private static final int MAX_REPOSITORIES = 10_000;

    /// What GitHub says of one change comes within that: a push, its check suite, its pull request. Ours.
    private static final Duration ONE_CHANGE = Duration.ofSeconds(10);

    private final int most;
    private final Duration interval;
    private final Cache<Long, Allowance> left;

    /// @param units how many are left at that time
    /// @param last the reason for which it was done last
    /// @param taken when that was
    private record Allowance(double units, Instant at, String last, Instant taken) {

        boolean isFor(String reason, Instant now) {
            return reason.equals(last) && now.isBefore(taken.plus(ONE_CHANGE));
        }
    }

    Allowances(int most, Duration interval) {
        this.most = most;
        this.interval = interval;
        this.left = Caffeine.newBuilder().maximumSize(MAX_REPOSITORIES).build();
    }

    static Allowances ofListings() {
        return new Allowances(LISTINGS_IN_A_ROW, BETWEEN_LISTINGS);
    }

    /// Whether one more is allowed.
    ///
    /// @param reason not twice within a moment for the same one
    boolean isLeft(long repositoryId, String reason, Instant now) {
        var grown = grown(repositoryId, now);
        return grown.units() >= 1 && !grown.isFor(reason, now);
    }

    /// It was done once more.
    void take(long repositoryId, String reason, Instant now) {
        var grown = grown(repositoryId, now);
        left.put(repositoryId, new Allowance(Math.max(0, grown.units() - 1), grown.at(), reason, now));
    }

    private Allowance grown(long repositoryId, Instant now) {
        var before = left.getIfPresent(repositoryId);
        if (before == null) {
            return new Allowance(most, now, "", Instant.MIN);
        }
        if (!now.isAfter(before.at())) {
            return before;
        }
        double grown = (double) Duration.between(before.at(), now).toMillis() / interval.toMillis();
        return new Allowance(Math.min(most, before.units() + grown), now, before.last(), before.taken());
    }
}
