package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Tells callers by their `Authorization`, and issues installation tokens.
final class Authentication {

    /// Source: GitHub's "Generating a JSON Web Token (JWT) for a GitHub App".
    private static final Duration LONGEST_JWT = Duration.ofMinutes(10);

    /// Source: GitHub's "Generating an installation access token for a GitHub App".
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private final World world;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Caller.Installed> tokens = new ConcurrentHashMap<>();

    Authentication(World world) {
        this.world = world;
    }

    String issue(World.Installation installation, Map<String, String> permissions, Set<Long> repositories) {
        var bytes = new byte[18];
        random.nextBytes(bytes);
        var token = "ghs_" + HexFormat.of().formatHex(bytes);
        var expires = world.now().plus(TOKEN_LIFE);
        tokens.put(token, new Caller.Installed(installation, permissions, repositories, expires));
        return token;
    }

    /// All tokens become worthless, as when the App's owner revokes them.
    void revokeAll() {
        tokens.clear();
    }

    Caller identify(Optional<String> header) {
        if (header.isEmpty()) {
            return new Caller.Nobody();
        }
        var parts = header.get().split(" ", 2);
        if (parts.length != 2 || !parts[0].matches("(?i)bearer|token")) {
            throw Refusal.violation(401, "Bad credentials");
        }
        if (parts[1].chars().filter(c -> c == '.').count() == 2) {
            checkJwt(parts[1]);
            return new Caller.App();
        }
        var known = tokens.get(parts[1]);
        if (known == null || known.expires().isBefore(world.now())) {
            throw Refusal.of(401, "Bad credentials");
        }
        if (known.installation().suspended) {
            throw Refusal.of(403, "This installation has been suspended");
        }
        if (!world.installations.containsKey(known.installation().id)) {
            throw Refusal.of(401, "Bad credentials");
        }
        return known;
    }

    private void checkJwt(String jwt) {
        var parts = jwt.split("\\.", -1);
        if (!"RS256".equals(decode(parts[0]).path("alg").asText()) || !isSigned(parts)) {
            throw Refusal.violation(401, "A JSON web token could not be decoded");
        }
        var claims = decode(parts[1]);
        var now = world.now();
        if (!claims.path("iss").asText().equals(Long.toString(world.app.appId()))) {
            throw Refusal.violation(404, "Integration not found");
        }
        if (!claims.path("iat").isIntegralNumber() || !claims.path("exp").isIntegralNumber()) {
            throw Refusal.violation(
                    401,
                    "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued");
        }
        var expires = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (expires.isBefore(now)) {
            throw Refusal.violation(
                    401,
                    "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the"
                            + " assertion expires");
        }
        if (expires.isAfter(now.plus(LONGEST_JWT))) {
            throw Refusal.violation(401, "'Expiration time' claim ('exp') is too far in the future");
        }
        if (Instant.ofEpochSecond(claims.path("iat").asLong()).isAfter(now)) {
            throw Refusal.violation(401, "'Issued at' claim ('iat') is in the future");
        }
    }

    private boolean isSigned(String[] parts) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(world.app.key());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static JsonNode decode(String part) {
        try {
            return Json.parse(Base64.getUrlDecoder().decode(part));
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.violation(401, "A JSON web token could not be decoded");
        }
    }
}
