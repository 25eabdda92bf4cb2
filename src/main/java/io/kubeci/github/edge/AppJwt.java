package io.kubeci.github.edge;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// The short-lived proof that we are the App, which GitHub gives installation tokens for.
final class AppJwt {

    /// How far back the proof is dated, because clocks differ. Source: GitHub Docs, "Generating a JSON Web Token (JWT)
    /// for a GitHub App".
    private static final Duration BACKDATED = Duration.ofSeconds(60);

    /// How far ahead it ends: GitHub takes ten minutes at most (same page), our clock may be a minute fast.
    private static final Duration VALID = Duration.ofMinutes(9);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private AppJwt() {}

    /// Makes a proof that holds for nine minutes.
    static String signed(AppKey key, long appId, Instant now) {
        var header = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
        var claims = "{\"iat\":%d,\"exp\":%d,\"iss\":\"%d\"}"
                .formatted(
                        now.minus(BACKDATED).getEpochSecond(), now.plus(VALID).getEpochSecond(), appId);
        var unsigned = encoded(header) + "." + encoded(claims);
        return unsigned + "." + BASE64.encodeToString(key.sign(unsigned.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
