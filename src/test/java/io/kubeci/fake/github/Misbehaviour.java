package io.kubeci.fake.github;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What goes wrong with GitHub, and when. Guarded by itself.
///
/// Operations are named as in the API description, `POST /repos/{owner}/{repo}/check-runs`; patterns are found anywhere
/// in such a name.
final class Misbehaviour {

    private final List<Trouble> troubles = new ArrayList<>();
    private Instant awayUntil = Instant.MIN;
    private Duration delay = Duration.ZERO;

    private enum Kind {
        FAIL,
        RESET,
        LOSE_ANSWER
    }

    private static final class Trouble {
        final Kind kind;
        final Pattern operation;
        final int status;
        final Optional<Duration> retryAfter;
        int left;

        Trouble(Kind kind, String operation, int left, int status, Optional<Duration> retryAfter) {
            this.kind = kind;
            this.operation = Pattern.compile(operation);
            this.left = left;
            this.status = status;
            this.retryAfter = retryAfter;
        }
    }

    synchronized void fail(int count, int status, String operation, Optional<Duration> retryAfter) {
        troubles.add(new Trouble(Kind.FAIL, operation, count, status, retryAfter));
    }

    synchronized void reset(int count, String operation) {
        troubles.add(new Trouble(Kind.RESET, operation, count, 0, Optional.empty()));
    }

    synchronized void loseAnswers(int count, String operation) {
        troubles.add(new Trouble(Kind.LOSE_ANSWER, operation, count, 0, Optional.empty()));
    }

    synchronized void beAwayFor(Duration time) {
        awayUntil = Instant.now().plus(time);
    }

    synchronized void delayBy(Duration time) {
        delay = time;
    }

    synchronized void stop() {
        troubles.clear();
        awayUntil = Instant.MIN;
        delay = Duration.ZERO;
    }

    synchronized Duration delay() {
        return delay;
    }

    synchronized boolean cutsConnection(String operation) {
        return awayUntil.isAfter(Instant.now()) || find(Kind.RESET, operation).isPresent();
    }

    synchronized boolean losesAnswer(String operation) {
        return find(Kind.LOSE_ANSWER, operation).isPresent();
    }

    synchronized Optional<Reply> failure(String operation) {
        return find(Kind.FAIL, operation).map(trouble -> {
            var reply = Reply.of(
                    trouble.status,
                    Json.object().put("message", trouble.status >= 500 ? "Server Error" : "Refused for the test"));
            return trouble.retryAfter
                    .map(wait -> reply.with("Retry-After", Long.toString(wait.toSeconds())))
                    .orElse(reply);
        });
    }

    private Optional<Trouble> find(Kind kind, String operation) {
        var found = troubles.stream()
                .filter(trouble -> trouble.kind == kind
                        && trouble.left > 0
                        && trouble.operation.matcher(operation).find())
                .findFirst();
        found.ifPresent(trouble -> trouble.left--);
        return found;
    }
}
