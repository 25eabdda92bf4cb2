package io.kubeci.fake.cluster.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills `{{…}}` in; what nobody knows stays as it is.
final class Fill {

    static final Pattern TAG = Pattern.compile("\\{\\{\\s*([^{}=][^{}]*?)\\s*}}");

    private Fill() {}

    static String text(String text, Map<String, String> scope) {
        return TAG.matcher(text).replaceAll(tag -> {
            var value = scope.get(tag.group(1));
            return Matcher.quoteReplacement(value == null ? tag.group() : value);
        });
    }

    static JsonNode tree(JsonNode node, Map<String, String> scope) {
        return switch (node) {
            case TextNode text -> TextNode.valueOf(text(text.asText(), scope));
            case ArrayNode array -> {
                var filled = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> filled.add(tree(item, scope)));
                yield filled;
            }
            case ObjectNode object -> {
                var filled = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> filled.set(field.getKey(), tree(field.getValue(), scope)));
                yield filled;
            }
            default -> node;
        };
    }
}
