package io.kubeci.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// Events as the JSON that Deliveries hold. What is written can be read back as an equal event, also by a version that
/// has learned more, and by one that has learned less: unknown fields are passed over.
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private EventJson() {}

    /// The event as a JSON object, its kind in `type`.
    public static JsonNode write(CiEvent event) {
        return MAPPER.convertValue(event, JsonNode.class);
    }

    /// Something that holds an event, as JSON, the event in it as [#write] writes it.
    public static String text(Object holder) {
        try {
            return MAPPER.writeValueAsString(holder);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON can be made of " + holder.getClass(), e);
        }
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IllegalArgumentException if it is something else
    public static CiEvent read(JsonNode json) {
        try {
            var event = MAPPER.treeToValue(json, CiEvent.class);
            if (event == null) {
                throw new IllegalArgumentException("no event: " + json);
            }
            return event;
        } catch (JsonProcessingException bad) {
            throw new IllegalArgumentException("no event: " + bad.getOriginalMessage(), bad);
        }
    }
}
