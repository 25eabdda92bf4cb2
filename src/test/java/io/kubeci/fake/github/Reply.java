package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/// An answer before it is written.
record Reply(int status, Map<String, String> headers, byte[] body) {

    private static final String JSON = "application/json; charset=utf-8";

    static Reply ok(JsonNode body) {
        return of(200, body);
    }

    static Reply created(JsonNode body) {
        return of(201, body);
    }

    static Reply of(int status, JsonNode body) {
        return new Reply(status, Map.of("Content-Type", JSON), Json.bytes(body));
    }

    static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    static Reply raw(String type, byte[] body) {
        return new Reply(200, Map.of("Content-Type", type), body);
    }

    Reply with(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
