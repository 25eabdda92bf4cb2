package io.kubeci.command;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A template with values in its places.
///
/// A value can be nothing but a value: it is put in once, holds no character that means something to YAML's
/// quotations or to a shell, and the file with the values in it must be the tree that the template is, with its
/// texts changed.
public sealed interface Filling {

    /// It can be committed.
    record Filled(String text) implements Filling {}

    /// Values are missing.
    record Missing(Set<String> names) implements Filling {

        /// Copies the set.
        public Missing {
            names = Set.copyOf(names);
        }
    }

    /// The template has no such places.
    record Unknown(Set<String> names) implements Filling {

        /// Copies the set.
        public Unknown {
            names = Set.copyOf(names);
        }
    }

    /// A value cannot be taken.
    record Unfit(String name, String value) implements Filling {}

    /// Puts values into a template's places; its arguments' defaults where none is given.
    static Filling of(SetupTemplate template, Map<String, String> given) {
        var known = Places.of(template);
        var unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            return new Unknown(unknown);
        }
        var values = new TreeMap<>(given);
        var missing = new TreeSet<String>();
        for (var argument : template.arguments()) {
            argument.byDefault().ifPresentOrElse(value -> values.putIfAbsent(argument.name(), value), () -> {
                if (!values.containsKey(argument.name())) {
                    missing.add(argument.name());
                }
            });
        }
        if (!missing.isEmpty()) {
            return new Missing(missing);
        }
        var unfit = given.entrySet().stream()
                .filter(pair -> !Places.isFit(pair.getValue()) || !Places.isHarmless(template, pair))
                .findFirst();
        return unfit.<Filling>map(pair -> new Unfit(pair.getKey(), pair.getValue()))
                .orElseGet(() -> new Filled(Places.filled(template.text(), values)));
    }

    /// What can be given to a template, as it is written on the command line.
    static List<String> usage(SetupTemplate template) {
        return template.arguments().isEmpty()
                ? Places.of(template).stream().map(name -> name + "=…").toList()
                : template.arguments().stream()
                        .map(SetupTemplate.Argument::usage)
                        .toList();
    }
}
