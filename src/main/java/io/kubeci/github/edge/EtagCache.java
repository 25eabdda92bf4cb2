package io.kubeci.github.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Answers that GitHub may confirm by a 304, which costs nothing of the rate limit (GitHub Docs, "Best practices for
/// using the REST API"). Kept apart for each caller, who may see different things.
final class EtagCache {

    private static final String ETAG = "ETag";
    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final int NOT_MODIFIED = 304;

    private static final long MAX_WEIGHT_BYTES = 8L << 20;
    private static final int MAX_BODY_BYTES = 512 << 10;
    private static final int OVERHEAD_BYTES = 1024;
    private static final Duration UNUSED = Duration.ofHours(1);

    private final Cache<Key, ApiAnswer> kept = Caffeine.newBuilder()
            .maximumWeight(MAX_WEIGHT_BYTES)
            .weigher((Key _, ApiAnswer answer) -> answer.body().length + OVERHEAD_BYTES)
            .expireAfterAccess(UNUSED)
            .build();

    /// The request with what is kept as its condition, if anything is.
    ApiRequest conditional(Caller caller, ApiRequest request) {
        return kept(caller, request)
                .flatMap(answer -> answer.header(ETAG))
                .map(etag -> request.with(IF_NONE_MATCH, etag))
                .orElse(request);
    }

    /// The answer, or the one that it confirms.
    ApiAnswer resolved(Caller caller, ApiRequest request, ApiAnswer answer) {
        if (!"GET".equals(request.method())) {
            return answer;
        }
        if (answer.status() == NOT_MODIFIED) {
            return kept(caller, request).orElse(answer);
        }
        if (answer.status() == 200 && answer.header(ETAG).isPresent() && answer.body().length <= MAX_BODY_BYTES) {
            kept.put(Key.of(caller, request), answer);
        }
        return answer;
    }

    private Optional<ApiAnswer> kept(Caller caller, ApiRequest request) {
        return "GET".equals(request.method())
                ? Optional.ofNullable(kept.getIfPresent(Key.of(caller, request)))
                : Optional.empty();
    }

    private record Key(Caller caller, URI uri, String accept) {

        static Key of(Caller caller, ApiRequest request) {
            return new Key(caller, request.uri(), request.headers().getOrDefault(ApiRequest.ACCEPT, ""));
        }
    }
}
