package io.kubeci.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The command line and the environment, before anything in them is looked at.
///
/// Flags are written as Go's `flag` package takes them: `-name value`, `-name=value`, and both with two dashes; the
/// last
/// of several wins.
///
/// @param values what was given, without defaults; nothing that is blank
/// @param faults what is not understood, a sentence each
record StartArguments(Map<StartOption, String> values, List<String> faults) {

    StartArguments {
        values = Map.copyOf(values);
        faults = List.copyOf(faults);
    }

    static StartArguments of(List<String> arguments, Map<String, String> environment) {
        var values = new EnumMap<StartOption, String>(StartOption.class);
        var faults = new ArrayList<String>();
        for (var option : StartOption.values()) {
            values.put(option, environment.getOrDefault(option.variable(), ""));
        }
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var argument = rest.next();
            var name = name(argument);
            var option = StartOption.ofFlag(name);
            if (!argument.startsWith("-")) {
                faults.add("'%s' belongs to no option: options are written -name value or -name=value"
                        .formatted(argument));
            } else if (option.isEmpty()) {
                faults.add("unknown option '%s'%s".formatted(flagOnly(argument), hint(name)));
            } else if (argument.contains("=")) {
                values.put(option.get(), argument.substring(argument.indexOf('=') + 1));
            } else if (rest.hasNext()) {
                values.put(option.get(), rest.next());
            } else {
                faults.add("-%s wants a value: %s".formatted(name, option.get().meaning()));
            }
        }
        values.replaceAll((_, value) -> value.strip());
        values.values().removeIf(String::isEmpty);
        return new StartArguments(values, faults);
    }

    private static String name(String argument) {
        return flagOnly(argument).replaceFirst("^--?", "");
    }

    /// Without the value, which may be a secret that somebody put into the wrong place.
    private static String flagOnly(String argument) {
        int equals = argument.indexOf('=');
        return equals < 0 ? argument : argument.substring(0, equals);
    }

    private static String hint(String name) {
        return Suggestion.nearest(name, StartOption.flags())
                .map(" (did you mean -%s?)"::formatted)
                .orElse("; `help` lists them");
    }
}
