package io.kubeci.fake.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.mockwebserver.http.MockResponse;

/// A refusal, thrown by the checks and answered as Kubernetes' `Status`.
final class ApiStatus extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;

    ApiStatus(int code, String reason, String message) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
    }

    static ApiStatus notFound(ApiRequest request) {
        var group = request.apiVersion().contains("/")
                ? "." + request.apiVersion().substring(0, request.apiVersion().indexOf('/'))
                : "";
        var message = "%s%s \"%s\" not found".formatted(request.plural(), group, request.name());
        return new ApiStatus(404, "NotFound", message);
    }

    static ApiStatus conflict(String plural, String name) {
        return new ApiStatus(
                409,
                "Conflict",
                ("Operation cannot be fulfilled on %s \"%s\": the object has been modified; "
                                + "please apply your changes to the latest version and try again")
                        .formatted(plural, name));
    }

    static ApiStatus invalid(String kind, String name, String what) {
        return new ApiStatus(422, "Invalid", "%s \"%s\" is invalid: %s".formatted(kind, name, what));
    }

    MockResponse response() {
        var status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").put("status", "Failure");
        status.putObject("metadata");
        status.put("message", getMessage()).put("reason", reason).put("code", code);
        return json(code, status);
    }

    static MockResponse json(int code, JsonNode body) {
        return new MockResponse()
                .setResponseCode(code)
                .setHeader("Content-Type", "application/json")
                .setBody(body.toString());
    }
}
