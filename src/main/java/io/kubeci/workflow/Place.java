package io.kubeci.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A node of a tree together with where it is.
///
/// @param pointer the place as a JSON pointer
/// @param node what is there; a missing node where there is nothing
record Place(String pointer, JsonNode node) {

    /// The root of a tree.
    static Place root(JsonNode tree) {
        return new Place("", tree);
    }

    /// The place of a field; missing if there is none, or if it is null, which Go's decoder takes for the same.
    Place at(String key) {
        return new Place(child(pointer, key), present(node.path(key)));
    }

    /// The items of a list, none if this is no list.
    List<Place> items() {
        var items = new ArrayList<Place>();
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                items.add(new Place(pointer + "/" + i, node.get(i)));
            }
        }
        return items;
    }

    /// The values of an object, none if this is no object.
    List<Place> values() {
        return node.properties().stream()
                .map(field -> new Place(child(pointer, field.getKey()), field.getValue()))
                .toList();
    }

    /// The last part of the pointer: the field's name or the item's number.
    String key() {
        return unescape(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    /// Whether there is anything.
    boolean exists() {
        return !node.isMissingNode() && !node.isNull();
    }

    /// The text of a scalar; "" for everything else.
    String text() {
        return node.isValueNode() ? node.asText("") : "";
    }

    Fault fault(String message) {
        return Fault.at(pointer, message);
    }

    /// All texts in and below this node, with their places.
    Stream<Place> texts() {
        if (node.isTextual()) {
            return Stream.of(this);
        }
        return Stream.concat(items().stream(), values().stream()).flatMap(Place::texts);
    }

    /// The pointer of a field of the object at a pointer.
    static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /// A pointer as people write it: `spec.templates[0].name`.
    static String readable(String pointer) {
        var text = Stream.of(pointer.split("/", -1))
                .skip(1)
                .map(Place::unescape)
                .map(part ->
                        part.matches("\\d{1,9}") ? "[" + part + "]" : part.contains(".") ? "['" + part + "']" : part)
                .collect(Collectors.joining("."));
        return text.replace(".[", "[");
    }

    private static JsonNode present(JsonNode node) {
        return node.isNull() ? com.fasterxml.jackson.databind.node.MissingNode.getInstance() : node;
    }

    private static String unescape(String part) {
        return part.replace("~1", "/").replace("~0", "~");
    }
}
