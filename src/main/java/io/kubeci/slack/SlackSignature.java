package io.kubeci.slack;

import io.kubeci.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Whether a request comes from Slack, and now: `v0=` and the HMAC-SHA256 of version, time and body.
///
/// Source: Slack's documentation, "Verifying requests from Slack".
final class SlackSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v0";

    /// Older requests could be repeated by somebody who saw them. Source: as above.
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Pattern SIGNATURE = Pattern.compile("v0=([0-9a-f]{64})");
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");

    private final SecretKeySpec key;

    SlackSignature(Secret signingSecret) {
        key = new SecretKeySpec(signingSecret.bytes(), ALGORITHM);
    }

    /// Takes as long for a signature that is nearly right as for one that is not.
    ///
    /// @param timestamp the header `X-Slack-Request-Timestamp`
    /// @param signature the header `X-Slack-Signature`
    boolean isGood(String timestamp, String signature, byte[] body, Instant now) {
        var claimed = SIGNATURE.matcher(signature);
        if (!claimed.matches() || !TIMESTAMP.matcher(timestamp).matches()) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        var good = MessageDigest.isEqual(digest(timestamp, body), HexFormat.of().parseHex(claimed.group(1)));
        return good && age.compareTo(WINDOW) <= 0;
    }

    private byte[] digest(String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((VERSION + ":" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, missing);
        }
    }
}
