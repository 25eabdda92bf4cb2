package io.kubeci.api;

import io.kubeci.model.Gone;
import io.kubeci.model.Unavailable;
import io.kubeci.report.ApiReplies;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Stands before everything that the API does: who calls, whether they may, how many at once; and turns trouble into
/// answers.
public final class Guard {

    private static final Logger LOG = Logger.getLogger(Guard.class);

    /// How many requests are worked on at once; each may hold a body and wait for GitHub. Ours.
    private static final int MOST_AT_ONCE = 16;

    /// How long a request waits for its turn. Ours.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// Where nothing says when to come again. Ours.
    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private final Callers callers;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /// @param callers decides who may
    public Guard(Callers callers) {
        this.callers = callers;
    }

    /// Does the work if the caller may have it done.
    ///
    /// @param authorization the header of that name, "" if there is none
    /// @param run the Run that it is about, "" if it is about no one or all
    /// @param work gets the caller's name
    ApiAnswer call(String authorization, Verb verb, String run, Function<String, ApiAnswer> work) {
        if (!takePlace()) {
            return later(ApiReplies.tooMany(), COME_AGAIN);
        }
        try {
            return switch (callers.allow(authorization, verb, run)) {
                case Access.Granted(var who) -> work.apply(who);
                case Access.Unknown(var why) ->
                    ProblemDetails.answer(401, "Unauthorized", why).with("WWW-Authenticate", "Bearer");
                case Access.Denied(var why) -> ProblemDetails.answer(403, "Forbidden", why);
            };
        } catch (Unavailable e) {
            LOG.warnf("an API request to %s runs cannot be served now: %s", verb.word(), e.getMessage());
            return later(ApiReplies.unavailable(), e.retryAfter().isPositive() ? e.retryAfter() : COME_AGAIN);
        } catch (Gone e) {
            return ProblemDetails.answer(422, "Unprocessable Content", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "an API request to %s runs failed", verb.word());
            return ProblemDetails.answer(500, "Internal Server Error", ApiReplies.broken());
        } finally {
            places.release();
        }
    }

    private boolean takePlace() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ApiAnswer later(String detail, Duration wait) {
        return ProblemDetails.answer(503, "Service Unavailable", detail)
                .with("Retry-After", String.format(Locale.ROOT, "%d", Math.max(1, wait.toSeconds())));
    }
}
