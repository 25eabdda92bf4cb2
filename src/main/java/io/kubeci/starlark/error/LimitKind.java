package io.kubeci.starlark.error;

import java.util.Locale;

/// What was used up, if the error is a limit.
public enum LimitKind {
    /// Not a limit at all.
    NONE,
    STEPS,
    MEMORY,
    TIME,
    DEPTH,
    BITS,
    MODULES,
    SOURCE,
    OUTPUT;

    /// The name as the outside sees it.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
