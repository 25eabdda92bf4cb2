package io.kubeci.github.edge;

import io.kubeci.model.Unavailable;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Brings requests to GitHub and answers back, in GitHub's manners: not too many at once, and none while told to wait.
///
/// Whatever is only for now (5xx, limits, broken connections) ends as [Unavailable]; all other answers are returned.
final class Transport implements AutoCloseable {

    /// A server that has no such call says so by this; it does not pass.
    private static final int NOT_IMPLEMENTED = 501;

    private static final String CORE = "core";
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final ApiSettings settings;
    private final ApiMetrics metrics;
    private final InstantSource clock;
    private final Exchange exchange;
    private final Semaphore places;
    private final KeptWaits kept;
    private final Map<Caller, Line> lines = new ConcurrentHashMap<>();

    Transport(ApiSettings settings, ApiMetrics metrics, KeptWaits kept, InstantSource clock) {
        this.kept = kept;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.exchange = new Exchange(settings);
        this.places = new Semaphore(settings.inFlight(), true);
    }

    /// Sends for a caller.
    ///
    /// @param authorization the header's value; goes nowhere else
    /// @throws Unavailable at once while the caller has to wait; after 5xx, limits and broken connections
    /// @throws BodyTooLarge if the answer is longer than the request allows
    ApiAnswer send(Caller caller, ApiRequest request, String authorization) throws BodyTooLarge {
        var operation = operation(request);
        var line = line(caller);
        mayPass(caller, line, operation);
        take(line.places(), operation);
        try {
            take(places, operation);
            try {
                mayPass(caller, line, operation);
                return heard(caller, line, request, authorization);
            } finally {
                places.release();
            }
        } finally {
            line.places().release();
        }
    }

    /// Closes a caller's gate because of an answer that was a limit in disguise, as GraphQL's are.
    Unavailable limited(Caller caller, ApiRequest request, ApiAnswer answer) {
        var now = clock.instant();
        var wait = line(caller).gate().close(answer, now, now);
        kept.told(caller, wait, now);
        return told(operation(request), answer, wait);
    }

    /// A request's name in GitHub's reference.
    String operation(ApiRequest request) {
        return Operation.of(request.method(), settings.address().pathOf(request.uri()));
    }

    private ApiAnswer heard(Caller caller, Line line, ApiRequest request, String authorization) throws BodyTooLarge {
        var operation = operation(request);
        var sentAt = clock.instant();
        var answer = repeated(request, authorization, operation);
        var resource = resource(operation);
        if (caller instanceof Caller.Installation(long id) && resource.equals(CORE)) {
            answer.number("x-ratelimit-remaining").ifPresent(left -> metrics.rateLeft(id, left));
        }
        var now = clock.instant();
        var wait = line.gate().hear(answer, resource, sentAt, now);
        if (wait.isPresent()) {
            kept.told(caller, wait.get(), now);
            throw told(operation, answer, wait.get());
        }
        kept.told(caller, resource, line.gate().closedFor(resource, now), now);
        if (answer.status() >= 500 && answer.status() != NOT_IMPLEMENTED) {
            throw Answers.refusal(operation, answer);
        }
        return answer;
    }

    private ApiAnswer repeated(ApiRequest request, String authorization, String operation) throws BodyTooLarge {
        try {
            return measured(request, authorization, operation);
        } catch (BodyTooLarge e) {
            throw e;
        } catch (HttpTimeoutException e) {
            throw lost(operation, e);
        } catch (IOException e) {
            if (!request.repeatable() || Thread.currentThread().isInterrupted()) {
                throw lost(operation, e);
            }
        }
        try {
            return measured(request, authorization, operation);
        } catch (BodyTooLarge e) {
            throw e;
        } catch (IOException e) {
            throw lost(operation, e);
        }
    }

    private ApiAnswer measured(ApiRequest request, String authorization, String operation) throws IOException {
        var start = System.nanoTime();
        var status = 0;
        try {
            var answer = exchange.send(request, authorization);
            status = answer.status();
            return answer;
        } finally {
            metrics.request(operation, status, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void mayPass(Caller caller, Line line, String operation) {
        var now = clock.instant();
        var resource = resource(operation);
        var own = line.gate().closedFor(resource, now);
        var earlier = kept.left(caller, resource, now);
        var wait = own.compareTo(earlier) > 0 ? own : earlier;
        if (wait.isPositive()) {
            throw new Unavailable("%s: not sent, GitHub told us to wait".formatted(operation), wait);
        }
    }

    private void take(Semaphore from, String operation) {
        try {
            if (from.tryAcquire(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("%s: interrupted before it was sent".formatted(operation), Duration.ZERO, e);
        }
        throw new Unavailable("%s: not sent, too many calls are under way".formatted(operation), BUSY);
    }

    private Line line(Caller caller) {
        return lines.computeIfAbsent(caller, _ -> Line.open(settings.inFlightPerInstallation()));
    }

    /// What GitHub counts apart: GraphQL's points, and what the App itself does to get its tokens.
    private static String resource(String operation) {
        return switch (operation) {
            case "POST /graphql" -> "graphql";
            case "POST /app/installations/{installation_id}/access_tokens" -> "app";
            default -> CORE;
        };
    }

    private static Unavailable told(String operation, ApiAnswer answer, Duration wait) {
        return new Unavailable(
                "%s: GitHub answered %d and wants us to wait %d s (%s)"
                        .formatted(operation, answer.status(), wait.toSeconds(), Answers.message(answer)),
                wait);
    }

    private static Unavailable lost(String operation, IOException cause) {
        var reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new Unavailable("%s: no answer from GitHub: %s".formatted(operation, reason), Duration.ZERO, cause);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
