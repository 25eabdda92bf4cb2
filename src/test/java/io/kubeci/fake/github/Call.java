package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request for an endpoint that is known.
///
/// @param path the values of the route's parameters, decoded
/// @param body missing node where there is none
record Call(
        Route route,
        Map<String, String> path,
        Map<String, List<String>> query,
        JsonNode body,
        Headers headers,
        Caller caller) {

    String path(String name) {
        return path.getOrDefault(name, "");
    }

    long id(String name) {
        return Long.parseLong(path(name));
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).map(List::getFirst);
    }

    int number(String name, int otherwise) {
        return query(name).map(Integer::parseInt).orElse(otherwise);
    }

    String text(String name, String otherwise) {
        return body.path(name).asText(otherwise);
    }

    /// The installation's token; the server has seen to it that there is one.
    Caller.Installed installed() {
        return (Caller.Installed) caller;
    }

    boolean accepts(String mediaType) {
        var accept = headers.getFirst("Accept");
        return accept != null && accept.contains(mediaType);
    }
}
