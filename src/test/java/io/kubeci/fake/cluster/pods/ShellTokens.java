package io.kubeci.fake.cluster.pods;

import io.kubeci.fake.cluster.pods.ShellTree.Part;
import io.kubeci.fake.cluster.pods.ShellTree.Quote;
import io.kubeci.fake.cluster.pods.ShellTree.Word;
import java.util.ArrayList;
import java.util.List;

/// Cuts a script into words and operators.
final class ShellTokens {

    /// @param operator `;`, `&&`, `||`, `|`, a newline, `(`, `)`, `>`, `>>`, `2>`, `2>>`, `>&2`, `2>&1`, `<`; "" for a
    /// word
    record Token(String operator, Word word) {

        boolean is(String text) {
            return operator.isEmpty() ? word.raw().equals(text) && unquoted() : operator.equals(text);
        }

        boolean isWord() {
            return operator.isEmpty();
        }

        private boolean unquoted() {
            return word.parts().stream().allMatch(part -> part.quote() == Quote.NONE);
        }
    }

    private static final List<String> OPERATORS =
            List.of("2>&1", "1>&2", ">&2", "2>>", "2>", "&&", "||", ">>", ">", "<", ";", "|", "(", ")", "\n");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private int at;

    private ShellTokens(String text) {
        this.text = text.replace("\\\n", "");
    }

    static List<Token> of(String text) {
        return new ShellTokens(text).cut();
    }

    private List<Token> cut() {
        while (at < text.length()) {
            step();
        }
        endWord();
        return tokens;
    }

    private void step() {
        char c = text.charAt(at);
        var operator = operator();
        if (c == '#' && plain.isEmpty() && parts.isEmpty()) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (!operator.isEmpty()) {
            endWord();
            tokens.add(new Token(operator.equals("1>&2") ? ">&2" : operator, new Word(List.of())));
            at += operator.length();
        } else if (Character.isWhitespace(c)) {
            endWord();
            at++;
        } else if (c == '\'') {
            quoted(text.indexOf('\'', at + 1), Quote.SINGLE);
        } else if (c == '"') {
            doubleQuoted();
        } else if (c == '\\' && at + 1 < text.length()) {
            endPlain();
            parts.add(new Part(String.valueOf(text.charAt(at + 1)), Quote.SINGLE));
            at += 2;
        } else if (text.startsWith("$(", at)) {
            int end = closing(at + 2);
            plain.append(text, at, end + 1);
            at = end + 1;
        } else if (text.startsWith("${", at)) {
            int end = text.indexOf('}', at);
            plain.append(text, at, end + 1);
            at = end + 1;
        } else {
            plain.append(c);
            at++;
        }
    }

    private String operator() {
        for (var operator : OPERATORS) {
            boolean startsWord = plain.isEmpty() && parts.isEmpty();
            if (text.startsWith(operator, at) && (startsWord || !Character.isDigit(operator.charAt(0)))) {
                return operator;
            }
        }
        return "";
    }

    private void quoted(int end, Quote quote) {
        if (end < 0) {
            throw new IllegalArgumentException("syntax error: unterminated quoted string");
        }
        endPlain();
        parts.add(new Part(text.substring(at + 1, end), quote));
        at = end + 1;
    }

    private void doubleQuoted() {
        endPlain();
        var content = new StringBuilder();
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            boolean escapes = text.charAt(i) == '\\' && i + 1 < text.length();
            if (escapes && "\"\\`".indexOf(text.charAt(i + 1)) >= 0) {
                content.append(text.charAt(i + 1));
                i += 2;
            } else if (escapes && text.charAt(i + 1) == '$') {
                parts.add(new Part(content.toString(), Quote.DOUBLE));
                parts.add(new Part("$", Quote.SINGLE));
                content.setLength(0);
                i += 2;
            } else if (text.startsWith("$(", i)) {
                int end = closing(i + 2);
                content.append(text, i, end + 1);
                i = end + 1;
            } else {
                content.append(text.charAt(i++));
            }
        }
        if (i >= text.length()) {
            throw new IllegalArgumentException("syntax error: unterminated quoted string");
        }
        parts.add(new Part(content.toString(), Quote.DOUBLE));
        at = i + 1;
    }

    private int closing(int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '(') {
                depth++;
            } else if (text.charAt(i) == ')' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("syntax error: missing ')'");
    }

    private void endPlain() {
        if (!plain.isEmpty()) {
            parts.add(new Part(plain.toString(), Quote.NONE));
            plain.setLength(0);
        }
    }

    private void endWord() {
        endPlain();
        if (!parts.isEmpty()) {
            tokens.add(new Token("", new Word(List.copyOf(parts))));
            parts.clear();
        }
    }
}
