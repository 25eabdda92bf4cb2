package io.kubeci.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kubeci.model.Problem;
import io.kubeci.pipeline.Positions.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Makes a JSON tree of composed YAML nodes, aliases and merge keys (`<<`) written out, and collects what is wrong.
final class TreeBuilder {

    /// The most nodes, aliases written out. An honest Workflow of the largest size has fewer.
    private static final int MAX_NODES = 100_000;

    /// The deepest nesting, aliases written out.
    private static final int MAX_DEPTH = 120;

    /// The longest key, in characters. The longest that Kubernetes takes anywhere has 317.
    private static final int MAX_KEY = 512;

    private static final String MERGE = "<<";

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    TreeBuilder(String file) {
        this.file = file;
    }

    YamlReader.Reading build(MappingNode root) {
        var positions = new Positions(position(root), position(root));
        var tree = mapping(root, positions);
        return problems.isEmpty()
                ? new YamlReader.Reading.Tree(tree, positions)
                : new YamlReader.Reading.Broken(problems);
    }

    private JsonNode value(Node node, Positions at) {
        if (isTooMuch(node)) {
            return NullNode.getInstance();
        }
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, at);
            case SequenceNode sequence -> sequence(sequence, at);
            case ScalarNode scalar -> scalar(scalar);
            case AnchorNode anchor -> value(anchor.getRealNode(), at);
            default -> NullNode.getInstance();
        };
    }

    private ObjectNode mapping(MappingNode node, Positions at) {
        var result = JsonNodeFactory.instance.objectNode();
        if (!enter(node)) {
            return result;
        }
        var lines = new HashMap<String, Integer>();
        for (var tuple : node.getValue()) {
            if (!isMerge(tuple.getKeyNode())) {
                field(tuple, at, result, lines);
            }
        }
        for (var tuple : node.getValue()) {
            if (isMerge(tuple.getKeyNode())) {
                merge(tuple.getValueNode(), at, result);
            }
        }
        open.remove(node);
        return result;
    }

    private void field(NodeTuple tuple, Positions at, ObjectNode result, Map<String, Integer> lines) {
        if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
            problem(tuple.getKeyNode(), "a list or a mapping cannot be a key; text with { or [ must be in quotes");
            return;
        }
        var key = scalar(keyNode);
        if (key.isNull()) {
            problem(keyNode, "a key is missing before the colon");
            return;
        }
        var name = key.asText();
        if (name.length() > MAX_KEY) {
            problem(keyNode, "a key of %,d characters, at most %d are possible".formatted(name.length(), MAX_KEY));
            return;
        }
        var before = lines.putIfAbsent(name, position(keyNode).line());
        if (before != null) {
            problem(keyNode, "the key \"%s\" is here a second time, it is in line %d already".formatted(name, before));
            return;
        }
        var child = at.child(name, position(keyNode), position(tuple.getValueNode()));
        result.set(name, value(tuple.getValueNode(), child));
    }

    /// Adds what the mapping itself does not have; of several merged mappings the first wins.
    private void merge(Node node, Positions at, ObjectNode result) {
        switch (node) {
            case MappingNode mapping -> {
                if (!isTooMuch(node)) {
                    mergeOne(mapping, at, result);
                }
            }
            case SequenceNode sequence ->
                sequence.getValue().forEach(one -> {
                    if (one instanceof MappingNode mapping) {
                        merge(mapping, at, result);
                    } else {
                        problem(one, "only a mapping can be merged by <<");
                    }
                });
            default -> problem(node, "only a mapping, or a list of mappings, can be merged by <<");
        }
    }

    private void mergeOne(MappingNode mapping, Positions at, ObjectNode result) {
        mapping(mapping, at).properties().forEach(entry -> {
            if (!result.has(entry.getKey())) {
                result.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private JsonNode sequence(SequenceNode node, Positions at) {
        var result = JsonNodeFactory.instance.arrayNode();
        if (!enter(node)) {
            return result;
        }
        for (var item : node.getValue()) {
            var child = at.child(Integer.toString(result.size()), position(item), position(item));
            result.add(value(item, child));
        }
        open.remove(node);
        return result;
    }

    private boolean isTooMuch(Node node) {
        nodes++;
        if (nodes == MAX_NODES + 1) {
            problem(node, "with its aliases written out, the file has more than %,d values".formatted(MAX_NODES));
        }
        return nodes > MAX_NODES;
    }

    private boolean enter(Node node) {
        if (open.size() >= MAX_DEPTH) {
            problem(node, "nested more than %d levels deep".formatted(MAX_DEPTH));
            return false;
        }
        if (!open.add(node)) {
            problem(node, "this contains itself by an alias");
            return false;
        }
        return true;
    }

    private JsonNode scalar(ScalarNode node) {
        var tag = node.getTag();
        if (tag.equals(Tag.BINARY)) {
            problem(node, "!!binary is not possible in a Workflow");
            return NullNode.getInstance();
        }
        var isTyped = Set.of(Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL).contains(tag);
        if (!isTyped && !tag.equals(YamlReader.PLAIN)) {
            return TextNode.valueOf(node.getValue());
        }
        var value = YamlScalars.resolve(node.getValue());
        if (value.isDouble() && Double.isNaN(value.doubleValue())) {
            problem(node, "\"%s\" is a number that JSON does not have".formatted(node.getValue()));
            return NullNode.getInstance();
        }
        if (isTyped && !fits(tag, value)) {
            problem(
                    node,
                    "\"%s\" is not of the type !!%s"
                            .formatted(node.getValue(), tag.getValue().replaceFirst(".*:", "")));
        }
        return value;
    }

    private static boolean fits(Tag tag, JsonNode value) {
        if (tag.equals(Tag.NULL)) {
            return value.isNull();
        }
        if (tag.equals(Tag.BOOL)) {
            return value.isBoolean();
        }
        return tag.equals(Tag.INT) ? value.isIntegralNumber() : value.isNumber();
    }

    private static boolean isMerge(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.getValue().equals(MERGE)
                && (scalar.getTag().equals(YamlReader.PLAIN) || scalar.getTag().equals(Tag.MERGE));
    }

    private void problem(Node node, String message) {
        var position = position(node);
        problems.add(new Problem(message, file, position.line(), position.column()));
    }

    private static Position position(Node node) {
        var mark = node.getStartMark();
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
