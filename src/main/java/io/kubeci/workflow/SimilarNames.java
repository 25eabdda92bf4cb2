package io.kubeci.workflow;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody meant who mistyped a name.
final class SimilarNames {

    /// More differences than a third of the name are no slip any more, but letters that changed places are two.
    private static final int LETTERS_PER_SLIP = 3;

    private static final int SHORT = 3;

    private SimilarNames() {}

    /// `; did you mean "x"?`, or "" where nothing is near.
    static String hint(String written, Collection<String> known) {
        return nearest(written, known).map("; did you mean \"%s\"?"::formatted).orElse("");
    }

    private static Optional<String> nearest(String written, Collection<String> known) {
        var limit = written.length() <= SHORT ? 1 : Math.max(2, written.length() / LETTERS_PER_SLIP);
        return known.stream()
                .filter(name -> Math.abs(name.length() - written.length()) <= limit)
                .filter(name -> distance(written, name) <= limit)
                .min(Comparator.<String>comparingInt(name -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// How many letters to insert, drop or change to make one name the other, upper and lower case being the same.
    private static int distance(String left, String right) {
        var a = left.toLowerCase(Locale.ROOT);
        var b = right.toLowerCase(Locale.ROOT);
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
