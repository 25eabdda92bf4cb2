package io.kubeci.cache;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Who shares a cache volume.
public enum Scope {
    /// All branches and tags of the repository.
    PROJECT,
    /// The runs of one branch or tag.
    BRANCH,
    /// One run alone: a fork's, which must neither read nor write what others do.
    RUN;

    /// The word in names and labels: `project`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads a label's value; empty for anything else.
    static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }
}
