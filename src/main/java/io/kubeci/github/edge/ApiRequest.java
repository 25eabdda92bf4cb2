package io.kubeci.github.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One call to GitHub, without what proves who calls.
///
/// @param method `GET`, `POST`, …
/// @param uri where to
/// @param headers all but authorisation, user agent and encoding, which are added later
/// @param body empty for none
/// @param maxBytes how much of an answer is taken
/// @param repeatable whether sending it twice does no harm
@SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
record ApiRequest(String method, URI uri, Map<String, String> headers, byte[] body, long maxBytes, boolean repeatable) {

    /// The longest answer taken unless said otherwise: GitHub cuts a recursive tree at 7 MB (REST API reference, "Get a
    /// tree"), which is the longest list we read.
    static final long MAX_BYTES = 16L << 20;

    static final String ACCEPT = "Accept";

    private static final String JSON = "application/vnd.github+json";
    private static final String API_VERSION = "2022-11-28";

    /// Copies the headers.
    ApiRequest {
        headers = Map.copyOf(headers);
    }

    /// Reads.
    static ApiRequest get(URI uri) {
        return new ApiRequest("GET", uri, standardHeaders(), new byte[0], MAX_BYTES, true);
    }

    /// Changes something, so it is never sent twice.
    static ApiRequest change(String method, URI uri, JsonNode body) {
        var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return new ApiRequest(method, uri, standardHeaders(), bytes, MAX_BYTES, false)
                .with("Content-Type", "application/json");
    }

    /// Changes something by its mere call.
    static ApiRequest post(URI uri) {
        return new ApiRequest("POST", uri, standardHeaders(), new byte[0], MAX_BYTES, false);
    }

    /// The same with one more or another header.
    ApiRequest with(String name, String value) {
        var changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new ApiRequest(method, uri, changed, body, maxBytes, repeatable);
    }

    /// The same for something that may be asked twice.
    ApiRequest asRepeatable() {
        return new ApiRequest(method, uri, headers, body, maxBytes, true);
    }

    /// The same with another limit to the answer.
    ApiRequest upTo(long bytes) {
        return new ApiRequest(method, uri, headers, body, bytes, repeatable);
    }

    /// The same to another place.
    ApiRequest at(URI other) {
        return new ApiRequest(method, other, headers, body, maxBytes, repeatable);
    }

    private static Map<String, String> standardHeaders() {
        return Map.of(ACCEPT, JSON, "X-GitHub-Api-Version", API_VERSION);
    }
}
