package io.kubeci.starlark.error;

import java.util.Locale;

/// Whose rule a script broke.
public enum ErrorKind {
    /// The text is no program.
    SYNTAX,
    /// A name or a statement is used where it may not be.
    RESOLVE,
    /// An operation failed while the script ran.
    EVAL,
    /// A module could not be had.
    LOAD,
    /// The script used up what it was given.
    LIMIT,
    /// The result cannot be written as JSON.
    CONVERT;

    /// The name as the outside sees it.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
