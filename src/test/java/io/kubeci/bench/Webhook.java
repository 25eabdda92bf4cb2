package io.kubeci.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/// A webhook as GitHub sent it.
///
/// @param headers those that GitHub adds, by name
record Webhook(Map<String, String> headers, byte[] body) {

    private static final String DELIVERY = "X-GitHub-Delivery";

    /// GitHub hangs up after that time. Source: GitHub's documentation, "Best practices for using webhooks".
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    String guid() {
        return headers.get(DELIVERY);
    }

    String event() {
        return headers.get("X-GitHub-Event");
    }

    /// The same as if GitHub sent it for the first time: the signature is the body's, and stays good.
    Webhook again() {
        var others = new java.util.HashMap<>(headers);
        others.put(DELIVERY, UUID.randomUUID().toString());
        return new Webhook(Map.copyOf(others), body);
    }

    HttpRequest to(URI url) {
        var request = HttpRequest.newBuilder(url).timeout(PATIENCE);
        headers.forEach(request::header);
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    }
}
