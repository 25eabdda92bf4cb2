package io.kubeci.api;

import java.util.Locale;

/// What a caller wants to do with Runs; Kubernetes' roles use the same words.
public enum Verb {
    /// A new Run, or a look at what it would submit.
    CREATE,
    /// One Run.
    GET,
    /// Many Runs.
    LIST,
    /// A change of a Run: ending it.
    UPDATE;

    /// The word in a role: `create`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
