package io.kubeci.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kubeci.pipeline.YamlReader;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The places in a template's text, and what may stand in them.
final class Places {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([-A-Za-z0-9_]+)\\s*}}");

    /// Simple variables that are Argo's. Source: docs/variables.md of Argo 4.1.
    private static final Set<String> ARGOS = Set.of("item", "retries");

    /// The longest value. Ours.
    private static final int MAX_VALUE = 500;

    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9 ._/:@+,=~^*%-]{0," + MAX_VALUE + "}");

    private Places() {}

    static Set<String> of(SetupTemplate template) {
        var names = new TreeSet<String>();
        PLACE.matcher(template.text()).results().map(found -> found.group(1)).forEach(names::add);
        names.removeAll(ARGOS);
        template.arguments().forEach(argument -> names.add(argument.name()));
        return names;
    }

    static boolean isFit(String value) {
        return FIT.matcher(value).matches();
    }

    /// Whether the file is the same tree but for the texts in which the place is. A template that is no YAML as long
    /// as its places are empty cannot be compared: then the value has to be one word.
    static boolean isHarmless(SetupTemplate template, Map.Entry<String, String> pair) {
        var value = Map.of(pair.getKey(), pair.getValue());
        var before = tree(template.text());
        return before.isEmpty()
                ? pair.getValue().matches("[A-Za-z0-9._/@+-]*(?::[A-Za-z0-9._/@+-]+)*")
                : Optional.of(changed(before.get(), value)).equals(tree(filled(template.text(), value)));
    }

    /// In one go: what stands in a value is never a place.
    static String filled(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        Optional.ofNullable(values.get(found.group(1))).orElse(found.group())));
    }

    private static Optional<JsonNode> tree(String text) {
        return switch (YamlReader.read(text, "")) {
            case YamlReader.Reading.Tree(var tree, var _) -> Optional.of(tree);
            case YamlReader.Reading.Broken _ -> Optional.empty();
        };
    }

    private static JsonNode changed(JsonNode node, Map<String, String> values) {
        var factory = JsonNodeFactory.instance;
        if (node.isObject()) {
            var object = factory.objectNode();
            node.properties()
                    .forEach(field -> object.set(filled(field.getKey(), values), changed(field.getValue(), values)));
            return object;
        }
        if (node.isArray()) {
            var array = factory.arrayNode();
            node.forEach(item -> array.add(changed(item, values)));
            return array;
        }
        return node.isTextual() ? factory.textNode(filled(node.textValue(), values)) : node;
    }
}
