package io.kubeci.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.kubeci.config.Secret;
import io.kubeci.report.ApiReplies;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Who calls, and whether they may: by one of our own tokens, which may do everything, or by one of Kubernetes', which
/// may do to Runs here what it may do to them with kubectl.
public final class Callers {

    /// How Runs name those who come with a token of ours.
    static final String BY_TOKEN = "the holder of an API token";

    /// A right that was taken away ends after that time. Ours.
    private static final Duration REMEMBERED = Duration.ofSeconds(9);

    private static final long MOST_REMEMBERED = 1_000;

    /// Source: RFC 6750, section 2.1. Kubernetes' tokens take less than 4 KB; ours hold whatever their file has.
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([\\x21-\\x7e]{1,8192})");

    private final Supplier<List<Secret>> tokens;
    private final Reviews reviews;
    private final Cache<Question, Access.Granted> granted;

    /// The token itself is not kept.
    private record Question(String tokenDigest, Verb verb, String run) {}

    /// @param tokens ours, asked anew each time
    public Callers(Supplier<List<Secret>> tokens, Reviews reviews) {
        this(tokens, reviews, Ticker.systemTicker());
    }

    Callers(Supplier<List<Secret>> tokens, Reviews reviews, Ticker ticker) {
        this.tokens = tokens;
        this.reviews = reviews;
        this.granted = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST_REMEMBERED)
                .ticker(ticker)
                .build();
    }

    /// Decides about one request. What is allowed is remembered for some seconds, what is refused is not.
    ///
    /// @param authorization the header of that name, "" if there is none
    /// @param run the Run that it is about, "" if it is about no one or all
    /// @throws io.kubeci.model.Unavailable if the cluster cannot be asked now
    public Access allow(String authorization, Verb verb, String run) {
        var header = BEARER.matcher(authorization.strip());
        if (!header.matches()) {
            return new Access.Unknown(authorization.isBlank() ? ApiReplies.noToken() : ApiReplies.noBearer());
        }
        var token = header.group(1);
        var digest = digest(token);
        if (isOurs(digest)) {
            return new Access.Granted(BY_TOKEN);
        }
        var question = new Question(HexFormat.of().formatHex(digest), verb, run);
        var before = granted.getIfPresent(question);
        return before != null ? before : ask(new Secret(token), question);
    }

    private Access ask(Secret token, Question question) {
        return switch (reviews.identify(token)) {
            case Reviews.Login.Unknown _ -> new Access.Unknown(ApiReplies.unknownToken());
            case Reviews.Login.NotAsked _ -> new Access.Unknown(ApiReplies.noLogin());
            case Reviews.Login.Known(var who) -> {
                if (!reviews.permits(who, question.verb(), question.run())) {
                    yield new Access.Denied(
                            ApiReplies.denied(who.name(), question.verb().word()));
                }
                var access = new Access.Granted(who.name());
                granted.put(question, access);
                yield access;
            }
        };
    }

    /// Takes the same time for each of them, whatever the caller sent.
    private boolean isOurs(byte[] digest) {
        boolean found = false;
        for (var token : tokens.get()) {
            found |= MessageDigest.isEqual(digest(token.reveal()), digest);
        }
        return found;
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
