package io.kubeci.config;

import io.kubeci.model.Problem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// The text of one configuration file on its way to nodes, and all that is wrong with it, by line and column.
final class YamlFaults {

    /// As deep as a configuration file of ours could ever be, and then some.
    private static final int DEEPEST = 20;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    YamlFaults(String file) {
        this.file = file;
    }

    /// The top of the file; empty mappings for an empty file.
    Map<String, YamlEntry> root(String yaml) {
        try {
            return documents(yaml);
        } catch (MarkedYAMLException broken) {
            var mark = broken.getProblemMark();
            var what = broken.getProblem() == null ? "broken YAML" : broken.getProblem();
            problems.add(
                    mark == null
                            ? new Problem(what, file, 0, 0)
                            : new Problem(what, file, mark.getLine() + 1, mark.getColumn() + 1));
        } catch (YAMLException broken) {
            problems.add(new Problem("broken YAML: " + firstLine(broken), file, 0, 0));
        }
        return Map.of();
    }

    private Map<String, YamlEntry> documents(String yaml) {
        var root = Map.<String, YamlEntry>of();
        int documents = 0;
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        for (var node : new Yaml(new SafeConstructor(options)).composeAll(new StringReader(yaml))) {
            documents++;
            if (documents > 1) {
                add(Optional.of(node), "only one document is allowed");
            } else if (node.getTag() != Tag.NULL) {
                root = mapping("the file", node);
            }
        }
        return root;
    }

    /// The entries of a mapping; none, and a fault, if the node is something else.
    Map<String, YamlEntry> mapping(String name, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            add(Optional.of(node), name + " must be a mapping");
            return Map.of();
        }
        var entries = new LinkedHashMap<String, YamlEntry>();
        var merged = new LinkedHashMap<String, YamlEntry>();
        for (var tuple : mapping.getValue()) {
            var entry = new YamlEntry(tuple.getKeyNode(), tuple.getValueNode());
            if (!(entry.key() instanceof ScalarNode key)) {
                add(Optional.of(entry.key()), "a key of " + name + " must be a single value");
            } else if (key.getTag() == Tag.MERGE) {
                merged.putAll(entry.value() == node ? Map.of() : mapping("what is merged into " + name, entry.value()));
            } else if (entries.putIfAbsent(key.getValue(), entry) != null) {
                add(Optional.of(key), "key '%s' is there twice".formatted(key.getValue()));
            }
        }
        merged.forEach(entries::putIfAbsent);
        return entries;
    }

    /// Notes a fault, at a node if there is one.
    void add(Optional<Node> node, String message) {
        problems.add(node.map(Node::getStartMark)
                .map(mark -> new Problem(message, file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElseGet(() -> new Problem(message, file, 0, 0)));
    }

    /// All faults in the order of the file.
    List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    private static String firstLine(YAMLException broken) {
        return String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    }
}
