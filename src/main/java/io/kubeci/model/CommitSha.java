package io.kubeci.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// The full name of one Git commit: 40 lower-case hex digits.
///
/// Short and symbolic names never get this far. GitHub's check-run API refuses them, so they are resolved where the
/// event is translated.
public record CommitSha(@JsonValue String hex) {

    private static final Pattern FULL = Pattern.compile("[0-9a-f]{40}");
    private static final int SHORT_LENGTH = 7;

    /// Checks the form, not that the commit exists.
    ///
    /// @throws IllegalArgumentException if `hex` is not 40 lower-case hex digits
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CommitSha {
        if (!isFull(hex)) {
            throw new IllegalArgumentException("not a full commit SHA: '%s'".formatted(hex));
        }
    }

    /// Whether the text has the form of a full commit name.
    public static boolean isFull(String text) {
        return FULL.matcher(text).matches();
    }

    /// The first seven digits, as people quote commits.
    public String abbreviated() {
        return hex.substring(0, SHORT_LENGTH);
    }

    /// Whether this is Git's way of saying "no commit": forty zeros, as in the push that deletes a branch.
    public boolean isNone() {
        return hex.chars().allMatch(digit -> digit == '0');
    }

    @Override
    public String toString() {
        return hex;
    }
}
