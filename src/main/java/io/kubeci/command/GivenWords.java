package io.kubeci.command;

import io.kubeci.command.CommandReader.Wrong;
import io.kubeci.command.CommandReading.Mistake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words behind a command, options apart from the others.
///
/// @param words those that are no options, in order
/// @param options the values of each option, in order
record GivenWords(List<String> words, Map<String, List<String>> options) {

    GivenWords {
        words = List.copyOf(words);
        options = Map.copyOf(options);
    }

    /// An option's value is its next word, or stands behind `=`. Behind `--` there are no options.
    ///
    /// @throws Wrong if the command does not take them
    static GivenWords of(Verb verb, List<String> all) {
        var words = new ArrayList<String>();
        var options = new LinkedHashMap<String, List<String>>();
        boolean open = true;
        for (int i = 0; i < all.size(); i++) {
            var word = all.get(i);
            if (open && word.equals("--")) {
                open = false;
            } else if (open && word.length() > 1 && word.startsWith("-") && verb != Verb.HELP) {
                var option = name(verb, word);
                int equals = word.indexOf('=');
                if (equals < 0 && i + 1 == all.size()) {
                    throw new Wrong(Mistake.NO_VALUE, word);
                }
                var value = equals >= 0 ? word.substring(equals + 1) : all.get(++i);
                options.computeIfAbsent(option, _ -> new ArrayList<>()).add(value);
            } else {
                words.add(word);
            }
        }
        if (words.size() > verb.most()) {
            throw new Wrong(Mistake.TOO_MANY_WORDS, words.get(verb.most()));
        }
        return new GivenWords(words, options);
    }

    /// Options are written with one dash or two, as the start options are.
    private static String name(Verb verb, String word) {
        int equals = word.indexOf('=');
        var written = equals < 0 ? word : word.substring(0, equals);
        return verb.options().stream()
                .filter(option -> bare(option).equals(bare(written)))
                .findFirst()
                .orElseThrow(() -> new Wrong(Mistake.UNKNOWN_OPTION, written));
    }

    private static String bare(String option) {
        return option.replaceFirst("^--?", "");
    }

    /// The first word that is no option; an empty one is none.
    Optional<String> first() {
        return words.stream().findFirst().filter(word -> !word.isEmpty());
    }

    /// All values of an option.
    List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }

    /// The value of an option that is there once at the most.
    Optional<String> one(String option) {
        if (all(option).size() > 1) {
            throw new Wrong(Mistake.TWICE, option);
        }
        return all(option).stream().findFirst();
    }
}
