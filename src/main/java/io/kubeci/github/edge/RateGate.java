package io.kubeci.github.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What GitHub told one caller about waiting.
///
/// The rules are GitHub's ("Rate limits for the REST API", "Exceeding the rate limit"): `retry-after` is obeyed; else,
/// with `x-ratelimit-remaining: 0`, the reset is waited for; else a minute, doubled while it goes on. Who goes on
/// calling
/// may be banned, so while it is closed nothing passes at all.
final class RateGate {

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_DOUBLED = Duration.ofHours(1);

    /// GitHub counts by the hour; a reset beyond that is a clock's fault, ours or theirs.
    private static final Duration LONGEST_RESET = Duration.ofMinutes(65);

    private static final Duration LONGEST_TOLD = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final String RETRY_AFTER = "retry-after";
    private static final String REMAINING = "x-ratelimit-remaining";
    private static final String RESET = "x-ratelimit-reset";

    private final Map<String, Instant> usedUp = new HashMap<>();
    private Instant closedUntil = Instant.EPOCH;
    private Instant closedAt = Instant.EPOCH;
    private int unexplained;

    /// How long it stays closed; zero or less if it is open.
    ///
    /// @param resource what GitHub counts apart: `core` or `graphql`
    synchronized Duration closedFor(String resource, Instant now) {
        var spent = usedUp.getOrDefault(resource, Instant.EPOCH);
        return Duration.between(now, closedUntil.isAfter(spent) ? closedUntil : spent);
    }

    /// Takes an answer in.
    ///
    /// @param sentAt when the request left: of several refusals under way at once only the first
    /// one doubles the wait
    /// @return how long GitHub wants us to wait, if it refused for that reason
    synchronized Optional<Duration> hear(ApiAnswer answer, String resource, Instant sentAt, Instant now) {
        if (isRefusal(answer)) {
            return Optional.of(close(answer, sentAt, now));
        }
        if (answer.isSuccess() && !sentAt.isBefore(closedAt)) {
            unexplained = 0;
        }
        if (answer.number(REMAINING).filter(left -> left == 0).isPresent()) {
            answer.number(RESET).ifPresent(reset -> usedUp.put(resource, now.plus(until(reset, now))));
        }
        return Optional.empty();
    }

    /// Closes after a refusal that does not show in the status, as GraphQL's `RATE_LIMITED`.
    ///
    /// @return for how long
    synchronized Duration close(ApiAnswer answer, Instant sentAt, Instant now) {
        var wait = told(answer, now).orElseGet(() -> doubled(sentAt));
        closedAt = now;
        if (now.plus(wait).isAfter(closedUntil)) {
            closedUntil = now.plus(wait);
        }
        return wait;
    }

    private static Optional<Duration> told(ApiAnswer answer, Instant now) {
        var retryAfter = answer.number(RETRY_AFTER).map(seconds -> within(Duration.ofSeconds(seconds), LONGEST_TOLD));
        if (retryAfter.isPresent()) {
            return retryAfter;
        }
        return answer.number(REMAINING)
                .filter(left -> left == 0)
                .flatMap(_ -> answer.number(RESET))
                .map(reset -> until(reset, now));
    }

    private Duration doubled(Instant sentAt) {
        if (!sentAt.isBefore(closedAt)) {
            unexplained++;
        }
        var factor = 1L << Math.min(Math.max(unexplained - 1, 0), 10);
        return within(FIRST_WAIT.multipliedBy(factor), LONGEST_DOUBLED);
    }

    private static Duration until(long resetEpochSecond, Instant now) {
        return within(
                Duration.between(now, Instant.ofEpochSecond(resetEpochSecond)).plus(SHORTEST), LONGEST_RESET);
    }

    private static Duration within(Duration wait, Duration longest) {
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /// A 403 is also GitHub's answer where rights are missing; then it names the reason, and none of the signs is
    /// there.
    private static boolean isRefusal(ApiAnswer answer) {
        return switch (answer.status()) {
            case 429 -> true;
            case 503 -> answer.header(RETRY_AFTER).isPresent();
            case 403 ->
                answer.header(RETRY_AFTER).isPresent()
                        || answer.number(REMAINING).filter(left -> left == 0).isPresent()
                        || speaksOfLimits(Answers.message(answer));
            default -> false;
        };
    }

    private static boolean speaksOfLimits(String message) {
        var text = message.toLowerCase(Locale.ROOT);
        return text.isEmpty() || text.contains("rate limit") || text.contains("abuse");
    }
}
