package io.kubeci.starlark.module;

import io.kubeci.starlark.error.LimitKind;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.DictValue;
import io.kubeci.starlark.value.FloatValue;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.ListValue;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads YAML into values. Only the composer of the library is used; no tag makes an object. What an alias
/// stands for is paid for each time.
final class YamlReader {

    private static final String MERGE = "<<";

    /// How deep the parser of the library may go: it needs more of the stack than we do.
    private static final int DEPTH = 500;

    /// How the library's complaint about its nesting limit begins.
    private static final String TOO_DEEP = "Nesting Depth exceeded";

    private final Budget budget;
    private final List<Node> path = new ArrayList<>();

    private YamlReader(Budget budget) {
        this.budget = budget;
    }

    static Value read(String text, Budget budget) {
        budget.text(8L * text.length());
        budget.steps(text.length());
        int depth = Math.min(DEPTH, budget.limits().depth());
        var options = new LoaderOptions();
        options.setNestingDepthLimit(depth);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setAllowDuplicateKeys(true);
        try {
            var parser = new ParserImpl(new StreamReader(new PaidReader(text, budget)), options);
            var node = new Composer(parser, new NoTags(), options).getSingleNode();
            return node == null ? None.NONE : new YamlReader(budget).value(node);
        } catch (YAMLException e) {
            var message = String.valueOf(e.getMessage());
            throw message.startsWith(TOO_DEEP)
                    ? StarlarkException.limit(LimitKind.DEPTH, "yaml: nested too deeply (limit " + depth + ")")
                    : StarlarkException.eval("yaml: " + message);
        }
    }

    /// Leaves it to [YamlScalar] what a plain scalar means.
    private static final class NoTags extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            // None: their expressions are not made for long texts.
        }
    }

    private Value value(Node node) {
        budget.step();
        budget.nesting(path.size() + 1);
        for (var outer : path) {
            if (outer == node) {
                throw StarlarkException.eval("yaml: anchor contains itself");
            }
        }
        path.add(node);
        var value = switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> sequence(sequence);
            case MappingNode mapping -> mapping(mapping);
            default -> throw StarlarkException.eval("yaml: unknown node");
        };
        path.removeLast();
        return value;
    }

    private Value scalar(ScalarNode node) {
        var text = node.getValue();
        boolean isPlain = node.getScalarStyle() == ScalarStyle.PLAIN;
        budget.text(text.length());
        if (!isPlain || node.getTag().equals(Tag.STR) && isTagged(node)) {
            return StringValue.of(text);
        }
        var value = YamlScalar.read(text, budget);
        if (node.getTag().equals(Tag.FLOAT) && value instanceof Int number && isTagged(node)) {
            return new FloatValue(number.toDouble());
        }
        return value;
    }

    /// Whether a plain scalar has a tag of its own, such as `!!str 5`: then the text before it starts there.
    private static boolean isTagged(ScalarNode node) {
        var mark = node.getStartMark();
        return mark != null
                && mark.getPointer() < mark.getBuffer().length
                && mark.getBuffer()[mark.getPointer()] == '!';
    }

    private Value sequence(SequenceNode node) {
        var list = ListValue.create(budget);
        for (var element : node.getValue()) {
            list.add(value(element), budget);
        }
        return list;
    }

    private Value mapping(MappingNode node) {
        var dict = DictValue.create(budget);
        for (var entry : node.getValue()) {
            if (!isMerge(entry)) {
                dict.put(value(entry.getKeyNode()), value(entry.getValueNode()), budget);
            }
        }
        for (var entry : node.getValue()) {
            if (isMerge(entry)) {
                merge(dict, value(entry.getValueNode()));
            }
        }
        return dict;
    }

    private static boolean isMerge(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode key
                && key.getScalarStyle() == ScalarStyle.PLAIN
                && key.getValue().equals(MERGE);
    }

    /// Keys that are there already win over merged ones.
    private void merge(DictValue dict, Value merged) {
        if (merged instanceof ListValue list) {
            for (int i = 0; i < list.length(); i++) {
                merge(dict, list.at(i));
            }
            return;
        }
        if (!(merged instanceof DictValue other)) {
            throw StarlarkException.eval("yaml: map merge requires map or sequence of maps as the value");
        }
        var keys = other.keys(budget);
        var values = other.values(budget);
        for (int i = 0; i < keys.length; i++) {
            if (dict.get(keys[i], budget).isEmpty()) {
                dict.put(keys[i], values[i], budget);
            }
        }
    }
}
