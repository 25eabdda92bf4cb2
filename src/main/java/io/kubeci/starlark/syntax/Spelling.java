package io.kubeci.starlark.syntax;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that somebody probably meant.
public final class Spelling {

    private static final int LONGEST = 200;
    private static final int MOST = 5_000;

    private Spelling() {}

    /// The candidate that is nearest to the word, if one is near: less than half of its letters differ.
    /// Letter case and underscores do not count. Of equally near ones the first in the alphabet wins.
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        if (word.length() > LONGEST || candidates.size() > MOST) {
            return Optional.empty();
        }
        var wanted = fold(word);
        var best = Optional.<String>empty();
        int bestDistance = (wanted.length() + 1) / 2;
        for (var candidate : candidates.stream().sorted().toList()) {
            var folded = fold(candidate);
            if (Math.abs(folded.length() - wanted.length()) < bestDistance) {
                int distance = distance(wanted, folded);
                if (distance < bestDistance) {
                    bestDistance = distance;
                    best = Optional.of(candidate);
                }
            }
        }
        return best;
    }

    private static String fold(String word) {
        return word.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static int distance(String a, String b) {
        var previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substituted, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
