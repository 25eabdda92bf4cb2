package io.kubeci.config;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A mapping of the configuration file, read field by field. Faults are collected, not thrown, and the default stands
/// in
/// for what is wrong, so that one reading finds all of them.
final class YamlFields {

    /// What YAML 1.1 takes for booleans, which the YAML library of kube-ci 0.12 did, too.
    private static final Set<String> YES = Set.of("true", "yes", "on", "y");

    private static final Set<String> NO = Set.of("false", "no", "off", "n");

    private final String path;
    private final YamlFaults faults;
    private final Map<String, YamlEntry> entries;
    private final Optional<Node> self;
    private final Set<String> asked = new LinkedHashSet<>();

    /// @param path the dotted key of this mapping and a dot, "" for the file's own
    /// @param self the mapping itself, where what is missing in it is told
    YamlFields(String path, Optional<Node> self, Map<String, YamlEntry> entries, YamlFaults faults) {
        this.path = path;
        this.self = self;
        this.entries = entries;
        this.faults = faults;
    }

    /// A scalar as it is written; the default where the key is missing, empty or `null`.
    String text(String key, String byDefault) {
        return optionalText(key).orElse(byDefault);
    }

    /// A scalar as it is written; empty where the key is missing, empty or `null`.
    Optional<String> optionalText(String key) {
        return value(key).flatMap(node -> scalar(key, node)).filter(text -> !text.isEmpty());
    }

    /// `true` or `false`, also as YAML 1.1 writes them.
    boolean flag(String key, boolean byDefault) {
        var text = optionalText(key);
        if (text.isEmpty()) {
            return byDefault;
        }
        var word = text.get().toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            fault(key, "must be true or false, not '%s'".formatted(text.get()));
        }
        return YES.contains(word);
    }

    /// A regular expression.
    Pattern pattern(String key, String byDefault) {
        var text = value(key).flatMap(node -> scalar(key, node)).orElse(byDefault);
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException bad) {
            fault(key, "is no regular expression that RE2 reads: '%s': %s".formatted(text, bad.getDescription()));
            return Pattern.compile(byDefault);
        }
    }

    /// A number above zero.
    OptionalLong positive(String key) {
        var text = optionalText(key);
        if (text.isEmpty() || text.get().equals("0")) {
            return OptionalLong.empty();
        }
        if (!text.get().matches("[1-9][0-9]{0,17}")) {
            fault(key, "must be a whole number above zero, not '%s'".formatted(text.get()));
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text.get()));
    }

    /// One of some words.
    Optional<String> oneOf(String key, List<String> words) {
        var text = optionalText(key);
        text.filter(word -> !words.contains(word))
                .ifPresent(word -> fault(key, "must be one of %s, not '%s'".formatted(String.join(", ", words), word)));
        return text;
    }

    /// A mapping from names to scalars.
    Map<String, String> texts(String key) {
        var texts = new LinkedHashMap<String, String>();
        var fields = mapping(key);
        fields.entries
                .keySet()
                .forEach(name -> fields.value(name)
                        .ifPresentOrElse(
                                node -> fields.scalar(name, node).ifPresent(text -> texts.put(name, text)),
                                () -> texts.put(name, "")));
        return texts;
    }

    /// A mapping; an empty one where the key is missing.
    YamlFields mapping(String key) {
        var node = value(key);
        var inside = node.map(found -> faults.mapping(path + key, found)).orElse(Map.of());
        return new YamlFields(path + key + ".", node, inside, faults);
    }

    /// A list of mappings.
    List<YamlFields> mappings(String key) {
        var node = value(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof SequenceNode list)) {
            fault(key, "must be a list");
            return List.of();
        }
        var fields = new ArrayList<YamlFields>();
        for (var item : list.getValue()) {
            var name = "%s%s[%d]".formatted(path, key, fields.size());
            fields.add(new YamlFields(name + ".", Optional.of(item), faults.mapping(name, item), faults));
        }
        return fields;
    }

    /// A list of scalars; the default where the key is missing. An empty list is no missing one.
    List<String> words(String key, List<String> byDefault) {
        var node = value(key);
        if (node.isEmpty()) {
            return byDefault;
        }
        if (!(node.get() instanceof SequenceNode list)) {
            fault(key, "must be a list");
            return byDefault;
        }
        var words = new ArrayList<String>();
        list.getValue().forEach(item -> scalar(key, item).ifPresent(words::add));
        return words;
    }

    /// A list of scalars; a single one counts as a list of it.
    List<String> list(String key) {
        var node = value(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof SequenceNode list)) {
            return scalar(key, node.get()).stream().toList();
        }
        return list.getValue().stream()
                .flatMap(item -> scalar(key, item).stream())
                .toList();
    }

    /// A list of regular expressions.
    List<Pattern> patterns(String key) {
        var patterns = new ArrayList<Pattern>();
        for (var text : list(key)) {
            try {
                patterns.add(Pattern.compile(text));
            } catch (PatternSyntaxException bad) {
                fault(key, "is no regular expression that RE2 reads: '%s': %s".formatted(text, bad.getDescription()));
            }
        }
        return patterns;
    }

    /// The keys, in the order of the file.
    Set<String> keys() {
        return entries.keySet();
    }

    /// Notes a fault at a key's value.
    void fault(String key, String what) {
        var entry = entries.get(key);
        faults.add(entry == null ? self : Optional.of(entry.value()), path + key + " " + what);
    }

    /// Notes every key that nobody has asked for.
    void refuseOthers() {
        entries.forEach((key, entry) -> {
            if (!asked.contains(key)) {
                var unknown = "unknown key '%s%s'%s".formatted(path, key, Suggestion.hint(key, asked));
                faults.add(Optional.of(entry.key()), unknown);
            }
        });
    }

    private Optional<Node> value(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(YamlEntry::value).filter(node -> node.getTag() != Tag.NULL);
    }

    private Optional<String> scalar(String key, Node node) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        fault(key, "must be a single value, not a " + (node instanceof SequenceNode ? "list" : "mapping"));
        return Optional.empty();
    }
}
