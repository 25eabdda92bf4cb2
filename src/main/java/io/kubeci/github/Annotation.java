package io.kubeci.github;

import java.util.Locale;

/// A remark on lines of a file.
///
/// @param path relative to the repository's root
/// @param startLine counted from 1
/// @param endLine not before `startLine`
/// @param startColumn counted from 1; 0 where unknown, and on more than one line
/// @param endColumn as `startColumn`
/// @param level how bad
/// @param title one line, "" for none
/// @param message what is to say
public record Annotation(
        String path,
        int startLine,
        int endLine,
        int startColumn,
        int endColumn,
        Level level,
        String title,
        String message) {

    /// How bad, as GitHub's REST API reference names it ("Create a check run", `annotation_level`).
    public enum Level {
        NOTICE,
        WARNING,
        FAILURE;

        /// GitHub's word for it.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
