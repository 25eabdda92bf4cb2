package io.kubeci.intake;

import io.kubeci.config.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Whether a webhook comes from GitHub: `sha256=` and the HMAC-SHA256 of the body as it came, by one of our secrets.
///
/// Source: GitHub's documentation, "Validating webhook deliveries".
public final class WebhookSignature {

    private static final String PREFIX = "sha256=";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGEST_BYTES = 32;

    private final List<SecretKeySpec> keys;

    /// @param secrets each of them is good; several while a secret is being replaced
    public WebhookSignature(List<Secret> secrets) {
        keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.bytes(), ALGORITHM))
                .toList();
    }

    /// Whether the signature is that of the body by one of the secrets. Takes as long for a signature that is nearly
    /// right as for one that is not.
    public boolean isGood(String signature, byte[] body) {
        if (!signature.startsWith(PREFIX) || signature.length() != PREFIX.length() + 2 * DIGEST_BYTES) {
            return false;
        }
        byte[] claimed;
        try {
            claimed = HexFormat.of().parseHex(signature, PREFIX.length(), signature.length());
        } catch (IllegalArgumentException _) {
            return false;
        }
        boolean good = false;
        for (var key : keys) {
            good |= MessageDigest.isEqual(digest(key, body), claimed);
        }
        return good;
    }

    private static byte[] digest(SecretKeySpec key, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, missing);
        }
    }
}
