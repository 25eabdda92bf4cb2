package io.kubeci.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A JSON object read field by field. Faults are collected, and something harmless stands in for what is wrong.
final class RequestFields {

    private static final int MAX_SHOWN = 100;

    private final JsonNode object;
    private final List<FieldFault> faults = new ArrayList<>();
    private final Set<String> known = new LinkedHashSet<>();

    RequestFields(JsonNode object) {
        this.object = object;
    }

    /// A text that has to be there.
    String required(String field, Pattern form, String what) {
        var text = text(field);
        if (text.filter(given -> !given.isEmpty()).isEmpty() && !isFaulty(field)) {
            fault(field, "is missing: " + what);
        }
        return formed(field, text, form, what);
    }

    /// A text that may be left out; "" then.
    String optional(String field, Pattern form, String what) {
        return formed(field, text(field), form, what);
    }

    /// One of some words; empty if left out.
    Optional<String> oneOf(String field, List<String> words) {
        var text = text(field).filter(given -> !given.isEmpty());
        text.filter(given -> !words.contains(given))
                .ifPresent(given ->
                        fault(field, "must be %s, not '%s'".formatted(String.join(" or ", words), shortened(given))));
        return text;
    }

    /// A boolean; false if left out.
    boolean flag(String field) {
        var node = node(field);
        if (!node.isMissingNode() && !node.isNull() && !node.isBoolean()) {
            fault(field, "must be true or false");
        }
        return node.asBoolean(false);
    }

    /// A mapping from names to texts; empty if left out.
    Optional<Map<String, String>> texts(String field) {
        var node = node(field);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        var texts = new LinkedHashMap<String, String>();
        if (!node.isObject()) {
            fault(field, "must be an object of texts by name");
            return Optional.of(texts);
        }
        node.properties().forEach(entry -> {
            if (entry.getValue().isTextual()) {
                texts.put(entry.getKey(), entry.getValue().textValue());
            } else {
                fault(field, "must have a text for '%s'".formatted(shortened(entry.getKey())));
            }
        });
        return Optional.of(texts);
    }

    /// Notes that a field is wrong.
    void fault(String field, String detail) {
        faults.add(new FieldFault(field, detail));
    }

    /// Notes every field that nobody has asked for.
    void refuseOthers() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fault(shortened(name), "is unknown; known are " + String.join(", ", known));
            }
        });
    }

    List<FieldFault> faults() {
        return List.copyOf(faults);
    }

    private String formed(String field, Optional<String> text, Pattern form, String what) {
        var given = text.orElse("");
        if (!given.isEmpty() && !form.matcher(given).matches()) {
            fault(field, "must be %s, not '%s'".formatted(what, shortened(given)));
        }
        return given;
    }

    private Optional<String> text(String field) {
        var node = node(field);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            fault(field, "must be a text");
            return Optional.empty();
        }
        return Optional.of(node.textValue());
    }

    private JsonNode node(String field) {
        known.add(field);
        return object.path(field);
    }

    private boolean isFaulty(String field) {
        return faults.stream().anyMatch(fault -> fault.field().equals(field));
    }

    private static String shortened(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}
