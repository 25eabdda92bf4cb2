package io.kubeci.github.edge;

import io.kubeci.model.Gone;
import io.kubeci.model.Unavailable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/// The tokens by which we act in each installation, got from GitHub when needed and used until shortly before they end.
///
/// However many ask at once, GitHub is asked once; and if that fails, it failed for all of them.
final class InstallationTokens {

    /// How long before its end a token is no longer used, so that none ends under way.
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final ApiSettings settings;
    private final Transport transport;
    private final AppKey key;
    private final InstantSource clock;
    private final Map<Long, Token> known = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<Token>> asked = new ConcurrentHashMap<>();

    InstallationTokens(ApiSettings settings, Transport transport, AppKey key, InstantSource clock) {
        this.settings = settings;
        this.transport = transport;
        this.key = key;
        this.clock = clock;
    }

    /// The value of `Authorization` for an installation.
    ///
    /// @throws Gone if the App is not installed there any more, or suspended
    /// @throws Unavailable if GitHub cannot be asked for a token now
    String authorization(long installation) {
        var token = known.get(installation);
        return (token != null && token.isValid(clock.instant()) ? token : asked(installation)).authorization();
    }

    /// The value of `Authorization` for the App itself.
    String appAuthorization() {
        return "Bearer " + AppJwt.signed(key, settings.appId(), clock.instant());
    }

    /// Forgets a token that GitHub did not accept; another one that came meanwhile stays.
    void forget(long installation, String authorization) {
        known.computeIfPresent(installation, (_, token) -> token.authorization().equals(authorization) ? null : token);
    }

    private Token asked(long installation) {
        var mine = new CompletableFuture<Token>();
        var running = asked.putIfAbsent(installation, mine);
        if (running != null) {
            return awaited(running);
        }
        try {
            var before = known.get(installation);
            var token = before != null && before.isValid(clock.instant()) ? before : requested(installation);
            known.put(installation, token);
            mine.complete(token);
            return token;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            asked.remove(installation, mine);
            mine.cancel(false);
        }
    }

    private static Token awaited(CompletableFuture<Token> running) {
        try {
            return running.join();
        } catch (CompletionException e) {
            throw switch (e.getCause()) {
                case Unavailable other -> new Unavailable(message(other), other.retryAfter(), other);
                case Gone other -> new Gone(message(other), other);
                case Throwable other -> new IllegalStateException("asking for a token failed", other);
                case null -> e;
            };
        }
    }

    private static String message(RuntimeException problem) {
        return String.valueOf(problem.getMessage());
    }

    private Token requested(long installation) {
        var path = "/app/installations/%d/access_tokens".formatted(installation);
        var what = "asking for a token of installation %d".formatted(installation);
        var request = ApiRequest.post(settings.address().rest(path));
        try {
            var answer = transport.send(new Caller.Installation(installation), request, appAuthorization());
            var json = Answers.json(what, answer);
            return new Token(
                    "Bearer " + json.path("token").asText(),
                    Instant.parse(json.path("expires_at").asText()));
        } catch (BodyTooLarge | DateTimeException e) {
            throw new Unavailable(what + ": GitHub's answer makes no sense", Duration.ZERO, e);
        }
    }

    /// A token, ready for its header; never printed.
    private record Token(String authorization, Instant end) {

        boolean isValid(Instant now) {
            return now.plus(MARGIN).isBefore(end);
        }

        @Override
        public String toString() {
            return "Token[until " + end + "]";
        }
    }
}
