package io.kubeci.command;

import java.util.ArrayList;
import java.util.List;

/// A line split into words as a POSIX shell does it, quoting included, and nothing else of a shell: no variables, no
/// comments, no pipes.
final class ShellWords {

    /// What a backslash can escape within double quotes. Source: POSIX, Shell Command Language, 2.2.3.
    private static final String ESCAPED_IN_QUOTES = "\\\"$`";

    /// What became of a line.
    sealed interface Split {

        /// Its words.
        record Words(List<String> words) implements Split {

            public Words {
                words = List.copyOf(words);
            }
        }

        /// A quotation is not closed, or a backslash is the last character.
        record Open(String mark) implements Split {}
    }

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean started;
    private int at;

    private ShellWords(String line) {
        this.line = line;
    }

    static Split split(String line) {
        return new ShellWords(line).split();
    }

    private Split split() {
        while (at < line.length()) {
            var c = line.charAt(at++);
            if (c == '\'' || c == '"') {
                if (!quoted(c)) {
                    return new Split.Open(String.valueOf(c));
                }
            } else if (c == '\\') {
                if (at == line.length()) {
                    return new Split.Open("\\");
                }
                append(line.charAt(at++));
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                end();
            } else {
                append(c);
            }
        }
        end();
        return new Split.Words(words);
    }

    /// Takes what is up to the closing mark; false if there is none.
    private boolean quoted(char mark) {
        started = true;
        while (at < line.length()) {
            var c = line.charAt(at++);
            if (c == mark) {
                return true;
            }
            if (mark == '"' && c == '\\' && at < line.length() && ESCAPED_IN_QUOTES.indexOf(line.charAt(at)) >= 0) {
                c = line.charAt(at++);
            }
            word.append(c);
        }
        return false;
    }

    private void append(char c) {
        started = true;
        word.append(c);
    }

    private void end() {
        if (started) {
            words.add(word.toString());
            word.setLength(0);
            started = false;
        }
    }
}
