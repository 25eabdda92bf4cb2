package io.kubeci.github.edge;

import io.kubeci.model.Unavailable;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/// The one way to GitHub, for our own calls and kohsuke's: adds who calls, renews tokens, follows GitHub's redirects,
/// and
/// spares what is known already.
///
/// A token goes to the configured API address only; whatever GitHub refers to elsewhere is refused.
final class ApiConnector {

    private static final int UNAUTHORIZED = 401;
    private static final int MAX_REDIRECTS = 3;

    /// GitHub Docs, "Best practices for using the REST API", "Follow redirects": the same request again at the other
    /// place.
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);

    private final ApiSettings settings;
    private final Transport transport;
    private final InstallationTokens tokens;
    private final EtagCache etags = new EtagCache();

    ApiConnector(ApiSettings settings, Transport transport, InstallationTokens tokens) {
        this.settings = settings;
        this.transport = transport;
        this.tokens = tokens;
    }

    /// Sends for a caller; 4xx and 501 are answers, too.
    ///
    /// @throws Unavailable where trying again later may help, an answer of unwanted length included
    /// @throws io.kubeci.model.Gone if the App is not installed there any more
    ApiAnswer send(Caller caller, ApiRequest request) {
        try {
            return sendLimited(caller, request);
        } catch (BodyTooLarge e) {
            throw new Unavailable(
                    "%s: GitHub's answer has %s".formatted(transport.operation(request), e.getMessage()),
                    Duration.ZERO,
                    e);
        }
    }

    /// As [#send], for who has an idea what to do about a long answer.
    ///
    /// @throws BodyTooLarge if the answer is longer than the request allows
    ApiAnswer sendLimited(Caller caller, ApiRequest request) throws BodyTooLarge {
        var current = request;
        for (var hops = 0; hops <= MAX_REDIRECTS; hops++) {
            requireOurs(current.uri(), request);
            var answer = etags.resolved(caller, current, authorized(caller, etags.conditional(caller, current)));
            if (!REDIRECTS.contains(answer.status())
                    || answer.header("Location").isEmpty()) {
                return answer;
            }
            current = current.at(target(current, answer));
        }
        throw new Unavailable("%s: GitHub redirects for ever".formatted(transport.operation(request)), Duration.ZERO);
    }

    /// Makes the caller wait because of an answer that was a limit in disguise.
    Unavailable limited(Caller caller, ApiRequest request, ApiAnswer answer) {
        return transport.limited(caller, request, answer);
    }

    /// Where GitHub is.
    ApiAddress address() {
        return settings.address();
    }

    private ApiAnswer authorized(Caller caller, ApiRequest request) throws BodyTooLarge {
        var authorization = authorization(caller);
        var answer = transport.send(caller, request, authorization);
        if (answer.status() == UNAUTHORIZED && caller instanceof Caller.Installation(long id)) {
            tokens.forget(id, authorization);
            answer = transport.send(caller, request, authorization(caller));
        }
        if (answer.status() == UNAUTHORIZED) {
            throw Answers.refusal(transport.operation(request), answer);
        }
        return answer;
    }

    private String authorization(Caller caller) {
        return switch (caller) {
            case Caller.App _ -> tokens.appAuthorization();
            case Caller.Installation(long id) -> tokens.authorization(id);
        };
    }

    private void requireOurs(URI uri, ApiRequest request) {
        if (!settings.address().owns(uri)) {
            throw new Unavailable(
                    "%s: GitHub refers to another host, %s, which gets no token"
                            .formatted(transport.operation(request), Answers.shortened(String.valueOf(uri.getHost()))),
                    Duration.ZERO);
        }
    }

    private URI target(ApiRequest request, ApiAnswer answer) {
        var location = answer.header("Location").orElse("");
        try {
            return request.uri().resolve(URI.create(location));
        } catch (IllegalArgumentException e) {
            throw new Unavailable(
                    "%s: GitHub redirects to what is no URL".formatted(transport.operation(request)), Duration.ZERO, e);
        }
    }
}
