package io.kubeci.status;

import io.kubeci.github.Annotation;
import java.util.Locale;
import java.util.Optional;

/// Reads `file:line: message` and `file:line:column: message`, the form in which compilers, linters and test runners
/// have told positions since the first ones. Written by hand, so that it is linear in lines of any length.
final class LogPosition {

    /// Digits of a line or column number that are read; more are no position.
    private static final int MAX_DIGITS = 7;

    /// How far into a line the file's name may reach.
    private static final int MAX_FILE = 1024;

    /// How far into a message a word is looked for that tells how bad it is.
    private static final int MAX_LOOK = 200;

    private LogPosition() {}

    /// The remark in a line; empty if there is none, or if it is on a file that the repository does not have.
    static Optional<Annotation> read(String line, KnownPaths paths) {
        var text = line.strip();
        var limit = Math.min(text.length(), MAX_FILE);
        for (int colon = text.indexOf(':'); colon > 0 && colon < limit; colon = text.indexOf(':', colon + 1)) {
            var lineEnd = numberEnd(text, colon + 1);
            if (lineEnd > 0) {
                return at(text, colon, lineEnd, paths);
            }
        }
        return Optional.empty();
    }

    private static Optional<Annotation> at(String text, int colon, int lineEnd, KnownPaths paths) {
        var columnEnd = numberEnd(text, lineEnd + 1);
        var positionEnd = columnEnd > 0 ? columnEnd : lineEnd;
        var messageStart = positionEnd + 1;
        if (messageStart >= text.length() || !Character.isWhitespace(text.charAt(messageStart))) {
            return Optional.empty();
        }
        var line = Integer.parseInt(text.substring(colon + 1, lineEnd));
        var column = columnEnd > 0 ? Integer.parseInt(text.substring(lineEnd + 1, columnEnd)) : 0;
        var message = text.substring(messageStart).strip();
        if (line < 1 || message.isEmpty()) {
            return Optional.empty();
        }
        return paths.resolve(text.substring(0, colon))
                .map(path -> new Annotation(path, line, line, column, column, level(message), "", message));
    }

    /// The index of the colon that ends a number starting at `from`; -1 if there is none.
    private static int numberEnd(String text, int from) {
        var at = from;
        while (at < text.length() && at - from <= MAX_DIGITS && isDigit(text.charAt(at))) {
            at++;
        }
        var isNumber = at > from && at - from <= MAX_DIGITS;
        return isNumber && at < text.length() && text.charAt(at) == ':' ? at : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// How bad a message is, by the first of the words "error", "fatal", "warning", "note", "info" in it; as in kube-ci
    /// 0.12 a notice if there is none.
    static Annotation.Level level(String message) {
        var text = message.substring(0, Math.min(message.length(), MAX_LOOK)).toLowerCase(Locale.ROOT);
        var at = 0;
        while (at < text.length()) {
            var start = at;
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                at++;
            }
            switch (text.substring(start, at)) {
                case "error", "errors", "fatal" -> {
                    return Annotation.Level.FAILURE;
                }
                case "warning", "warnings", "warn" -> {
                    return Annotation.Level.WARNING;
                }
                case "note", "info", "notice" -> {
                    return Annotation.Level.NOTICE;
                }
                default -> at++;
            }
        }
        return Annotation.Level.NOTICE;
    }
}
