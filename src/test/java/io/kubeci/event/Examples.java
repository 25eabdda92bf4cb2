package io.kubeci.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/// GitHub's own example payloads, of `src/test/resources/webhooks`.
public final class Examples {

    public static final ObjectMapper MAPPER = new ObjectMapper();

    private Examples() {}

    /// A fresh tree of an example, to be changed at will.
    public static ObjectNode example(String name) {
        return (ObjectNode) parse(text(name));
    }

    /// An example as it is.
    public static String text(String name) {
        try (var resource = Examples.class.getResourceAsStream("/webhooks/" + name + ".json")) {
            return new String(resource.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static com.fasterxml.jackson.databind.JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
