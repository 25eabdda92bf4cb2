package io.kubeci.intake;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The headers of a webhook that matter; "" stands for one that is missing.
///
/// Source: GitHub's documentation, "Webhook events and payloads", "Delivery headers".
///
/// @param event `X-GitHub-Event`
/// @param delivery `X-GitHub-Delivery`
/// @param contentType `Content-Type`
/// @param signature `X-Hub-Signature-256`; the older `X-Hub-Signature` is SHA-1's, and does not count
public record WebhookHeaders(String event, String delivery, String contentType, String signature) {

    /// Takes what matters.
    ///
    /// @param header finds a header by its name, null where there is none
    public static WebhookHeaders of(Function<String, @Nullable String> header) {
        return new WebhookHeaders(
                text(header.apply("X-GitHub-Event")),
                text(header.apply("X-GitHub-Delivery")),
                text(header.apply("Content-Type")),
                text(header.apply("X-Hub-Signature-256")));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
