package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// An answer in GitHub's manner that the request is not carried out.
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean violation;
    private final transient Map<String, String> headers;

    private Refusal(int status, String message, boolean violation, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.violation = violation;
        this.headers = headers;
    }

    /// What can happen to a client that does everything right.
    static Refusal of(int status, String message) {
        return new Refusal(status, message, false, Map.of());
    }

    static Refusal withHeaders(int status, String message, Map<String, String> headers) {
        return new Refusal(status, message, false, headers);
    }

    static Refusal notFound() {
        return of(404, "Not Found");
    }

    /// What a client that keeps GitHub's rules never meets; a test that looks for violations fails.
    static Refusal violation(int status, String message) {
        return new Refusal(status, message, true, Map.of());
    }

    int status() {
        return status;
    }

    boolean isViolation() {
        return violation;
    }

    Map<String, String> headers() {
        return headers;
    }

    ObjectNode body() {
        return Json.object()
                .put("message", getMessage())
                .put("documentation_url", "https://docs.github.com/rest")
                .put("status", Integer.toString(status));
    }
}
