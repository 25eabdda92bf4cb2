package io.kubeci.intake;

import io.kubeci.event.Examples;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A webhook as GitHub sends it, signed; what a test is about is changed.
record SomeWebhook(String event, String delivery, String contentType, byte[] body, String signature) {

    static final String SECRET = "It's a Secret to Everybody";
    static final String JSON = "application/json";

    static SomeWebhook push() {
        return of("push", Examples.text("push"));
    }

    static SomeWebhook of(String event, String payload) {
        var body = payload.getBytes(StandardCharsets.UTF_8);
        return new SomeWebhook(event, "72d3162e-cc78-11e3-81ab-4c9367dc0958", JSON, body, sign(SECRET, body));
    }

    SomeWebhook withEvent(String other) {
        return new SomeWebhook(other, delivery, contentType, body, signature);
    }

    SomeWebhook withDelivery(String other) {
        return new SomeWebhook(event, other, contentType, body, signature);
    }

    SomeWebhook withContentType(String other) {
        return new SomeWebhook(event, delivery, other, body, signature);
    }

    SomeWebhook withSignature(String other) {
        return new SomeWebhook(event, delivery, contentType, body, other);
    }

    SomeWebhook withBody(byte[] other) {
        return new SomeWebhook(event, delivery, contentType, other, sign(SECRET, other));
    }

    WebhookHeaders headers() {
        return new WebhookHeaders(event, delivery, contentType, signature);
    }

    static String sign(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
