package io.kubeci.fake.cluster.argo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The items that a step or a task is repeated for.
final class Items {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Items() {}

    /// @return empty if it is not repeated
    static Optional<List<JsonNode>> of(JsonNode step, Map<String, String> scope) {
        if (step.has("withItems")) {
            return Optional.of(list(step.path("withItems")));
        }
        if (step.has("withParam")) {
            var text = Fill.text(step.path("withParam").asText(), scope);
            try {
                return Optional.of(list(JSON.readTree(text)));
            } catch (JsonProcessingException _) {
                throw new IllegalArgumentException("withParam value could not be parsed as a JSON list: " + text);
            }
        }
        if (step.has("withSequence")) {
            var sequence = step.path("withSequence");
            var items = new ArrayList<JsonNode>();
            int start = sequence.path("start").asInt(0);
            int end = sequence.has("count")
                    ? start + sequence.path("count").asInt() - 1
                    : sequence.path("end").asInt();
            for (int i = start; i <= end; i++) {
                items.add(IntNode.valueOf(i));
            }
            return Optional.of(items);
        }
        return Optional.empty();
    }

    private static List<JsonNode> list(JsonNode array) {
        var items = new ArrayList<JsonNode>();
        array.forEach(items::add);
        return items;
    }

    /// `(0:item)`, as Argo names it.
    static String suffix(int index, JsonNode item) {
        if (!item.isObject()) {
            return "(%d:%s)".formatted(index, item.asText());
        }
        var fields = new ArrayList<String>();
        item.properties()
                .forEach(field ->
                        fields.add(field.getKey() + ":" + field.getValue().asText()));
        return "(%d:%s)"
                .formatted(index, String.join(",", fields.stream().sorted().toList()));
    }

    static Map<String, String> scope(Map<String, String> outer, JsonNode item) {
        var scope = new HashMap<>(outer);
        scope.put("item", item.isValueNode() ? item.asText() : item.toString());
        item.properties()
                .forEach(field ->
                        scope.put("item." + field.getKey(), field.getValue().asText()));
        return scope;
    }
}
