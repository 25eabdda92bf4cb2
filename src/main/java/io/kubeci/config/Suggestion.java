package io.kubeci.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// What somebody may have meant.
final class Suggestion {

    private static final int FURTHEST = 3;

    private Suggestion() {}

    /// The word nearest to what was written, if one is near: at most three letters differ, and fewer than half of them.
    static Optional<String> nearest(String written, Collection<String> words) {
        return words.stream()
                .filter(word -> distance(written, word) <= Math.min(FURTHEST, word.length() / 2))
                .min(Comparator.comparingInt((String word) -> distance(written, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// ` (did you mean 'x'?)`, or nothing.
    static String hint(String written, Collection<String> words) {
        return nearest(written, words).map(" (did you mean '%s'?)"::formatted).orElse("");
    }

    /// Levenshtein's distance, upper and lower case being the same.
    private static int distance(String first, String second) {
        var one = first.toLowerCase(Locale.ROOT);
        var other = second.toLowerCase(Locale.ROOT);
        var previous = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            var current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = previous[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
