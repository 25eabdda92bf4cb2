package io.kubeci.starlark.syntax;

import io.kubeci.starlark.error.LimitKind;
import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.error.StarlarkException;

/// Walks over the text of a file and knows where it is. Carriage returns count as line ends.
final class Reader {

    /// What [#peek()] gives at the end of the text; no text holds it.
    static final int END = 0;

    private final Source source;
    private final String text;
    private int at;
    private int line = 1;
    private int column = 1;

    Reader(Source source) {
        this.source = source;
        this.text = source.text();
    }

    /// The next code point, not yet taken.
    int peek() {
        return peek(0);
    }

    /// The code point some units ahead.
    int peek(int ahead) {
        if (at + ahead >= text.length()) {
            return END;
        }
        int c = text.codePointAt(at + ahead);
        return c == '\r' ? '\n' : c;
    }

    /// Takes the next code point.
    int read() {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        if (c == '\r') {
            if (at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            c = '\n';
        }
        if (c == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        return c;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    int offset() {
        return at;
    }

    int column() {
        return column;
    }

    Position position() {
        return new Position(line, column);
    }

    /// The text from an earlier [#offset()] to here.
    String since(int start) {
        return text.substring(start, at);
    }

    StarlarkException error(Position position, String message) {
        return StarlarkException.syntax(source.file(), position, message);
    }

    StarlarkException error(String message) {
        return error(position(), message);
    }

    /// The complaint about a number with more digits than are read.
    StarlarkException tooLong(Position position, int limit) {
        return StarlarkException.limit(LimitKind.BITS, "int literal too long (limit " + limit + " digits)")
                .located(source.file(), position);
    }

    /// The complaint about the character that comes next; one that cannot be seen is shown by its escape.
    StarlarkException unexpected(int c) {
        var shown = new StringBuilder();
        Escape.append(c, '\'', shown);
        return error("unexpected input character '" + shown + "'");
    }
}
