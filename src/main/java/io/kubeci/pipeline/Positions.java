package io.kubeci.pipeline;

import java.util.HashMap;
import java.util.Map;

/// Where in a file a node of its tree stands, and all nodes below it.
public final class Positions {

    /// Line and column, both counted from 1.
    public record Position(int line, int column) {}

    private final Position key;
    private final Position value;
    private final Map<String, Positions> children = new HashMap<>();

    Positions(Position key, Position value) {
        this.key = key;
        this.value = value;
    }

    /// The node of a field or list item, made if it is not there yet.
    Positions child(String name, Position keyPosition, Position valuePosition) {
        return children.computeIfAbsent(name, _ -> new Positions(keyPosition, valuePosition));
    }

    /// Where the name of the field at a JSON pointer stands; of what is not in the file, where the nearest thing around
    /// it begins.
    public Position ofKey(String pointer) {
        return find(pointer).key;
    }

    /// Where the value at a JSON pointer begins; of what is not in the file, where the nearest thing around it begins.
    public Position ofValue(String pointer) {
        return find(pointer).value;
    }

    private Positions find(String pointer) {
        var at = this;
        if (pointer.isEmpty()) {
            return at;
        }
        for (var part : pointer.substring(1).split("/", -1)) {
            var next = at.children.get(part.replace("~1", "/").replace("~0", "~"));
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }
}
