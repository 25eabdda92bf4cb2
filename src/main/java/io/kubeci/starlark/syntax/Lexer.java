package io.kubeci.starlark.syntax;

import static io.kubeci.starlark.syntax.TokenKind.*;

import io.kubeci.starlark.error.Position;
import java.util.ArrayDeque;
import java.util.Deque;

/// Cuts the text of a file into tokens, indentation included.
///
/// One token at a time: [#next()] moves on, the other methods tell about the token it found.
final class Lexer {

    private static final int TAB = 8;

    private final Reader in;
    private final Deque<Integer> indents = new ArrayDeque<>();
    private int depth;
    /// Indents (positive) or outdents (negative) still to be handed out.
    private int dents;
    private boolean lineStart = true;
    private Position start = Position.START;
    private Object value = "";

    Lexer(Source source) {
        this.in = new Reader(source);
        indents.push(0);
    }

    /// Where the token begins.
    Position start() {
        return start;
    }

    /// Where reading stands: behind the token.
    Position position() {
        return in.position();
    }

    /// The name of an identifier; the value of a literal: String, byte array, Long, BigInteger or Double.
    Object value() {
        return value;
    }

    /// Moves to the next token.
    TokenKind next() {
        while (true) {
            boolean atLineStart = lineStart;
            boolean blank = lineStart && indentation();
            if (dents != 0) {
                start = in.position();
                return dent();
            }
            skipSpacesAndComment();
            int c = in.peek();
            if (c == '\n') {
                lineStart = true;
                if (depth > 0 || blank) {
                    in.read();
                    continue;
                }
                start = in.position();
                in.read();
                return NEWLINE;
            }
            if (c == Reader.END) {
                if (indents.size() == 1) {
                    start = in.position();
                    return EOF;
                }
                if (!atLineStart) {
                    lineStart = true;
                    start = in.position();
                    return NEWLINE;
                }
                dents = 1 - indents.size();
                while (indents.size() > 1) {
                    indents.pop();
                }
                lineStart = true;
                continue;
            }
            if (c == '\\') {
                continuation();
                continue;
            }
            start = in.position();
            return token(c);
        }
    }

    private TokenKind dent() {
        if (dents < 0) {
            dents++;
            return OUTDENT;
        }
        dents--;
        return INDENT;
    }

    private void continuation() {
        in.read();
        if (in.peek() != '\n') {
            throw in.error("stray backslash in program");
        }
        in.read();
    }

    /// Measures the indentation of a line and returns whether the line is blank.
    private boolean indentation() {
        lineStart = false;
        int width = 0;
        while (in.peek() == ' ' || in.peek() == '\t') {
            width += in.peek() == ' ' ? 1 : TAB - (in.column() - 1) % TAB;
            in.read();
        }
        int c = in.peek();
        if (c == '#' || c == '\n' || c == Reader.END) {
            return true;
        }
        if (depth == 0 && width > indents.getFirst()) {
            dents++;
            indents.push(width);
        } else if (depth == 0) {
            while (width < indents.getFirst()) {
                dents--;
                indents.pop();
            }
            if (width != indents.getFirst()) {
                throw in.error("unindent does not match any outer indentation level");
            }
        }
        return false;
    }

    private void skipSpacesAndComment() {
        while (in.peek() == ' ' || in.peek() == '\t') {
            in.read();
        }
        if (in.peek() == '#') {
            while (in.peek() != Reader.END && in.peek() != '\n') {
                in.read();
            }
        }
    }

    private TokenKind token(int c) {
        if (c == '"' || c == '\'' || isLiteralPrefix(c)) {
            var literal = new StringLexer(in, start).read();
            value = literal.value();
            return literal.kind();
        }
        if (isLetter(c)) {
            return word();
        }
        if (isDigit(c) || c == '.') {
            var number = new NumberLexer(in, start).read();
            value = number.value();
            return number.kind();
        }
        return punctuation(c);
    }

    private boolean isLiteralPrefix(int c) {
        int second = in.peek(1);
        boolean quoted = second == '"' || second == '\'';
        if (c == 'b') {
            return quoted;
        }
        return c == 'r' && (quoted || second == 'b' && (in.peek(2) == '"' || in.peek(2) == '\''));
    }

    private TokenKind word() {
        int from = in.offset();
        while (isLetter(in.peek()) || isDigit(in.peek())) {
            in.read();
        }
        var word = in.since(from);
        value = word;
        return TokenKind.ofWord(word);
    }

    private TokenKind punctuation(int c) {
        switch (c) {
            case '(', '[', '{' -> depth++;
            case ')', ']', '}' -> {
                if (depth == 0) {
                    throw in.error("unexpected '" + (char) c + "'");
                }
                depth--;
            }
            default -> {}
        }
        if (!isPunctuation(c)) {
            throw in.unexpected(c);
        }
        in.read();
        return switch (c) {
            case ',' -> COMMA;
            case '(' -> LPAREN;
            case ')' -> RPAREN;
            case '[' -> LBRACK;
            case ']' -> RBRACK;
            case '{' -> LBRACE;
            case '}' -> RBRACE;
            case ':' -> COLON;
            case ';' -> SEMI;
            case '~' -> TILDE;
            case '+' -> orAssign(PLUS, PLUS_EQ);
            case '-' -> orAssign(MINUS, MINUS_EQ);
            case '%' -> orAssign(PERCENT, PERCENT_EQ);
            case '&' -> orAssign(AMP, AMP_EQ);
            case '|' -> orAssign(PIPE, PIPE_EQ);
            case '^' -> orAssign(CIRCUMFLEX, CIRCUMFLEX_EQ);
            case '=' -> orAssign(EQ, EQL);
            case '*' -> take('*') ? STARSTAR : orAssign(STAR, STAR_EQ);
            case '/' -> take('/') ? orAssign(SLASHSLASH, SLASHSLASH_EQ) : orAssign(SLASH, SLASH_EQ);
            case '<' -> take('<') ? orAssign(LTLT, LTLT_EQ) : orAssign(LT, LE);
            case '>' -> take('>') ? orAssign(GTGT, GTGT_EQ) : orAssign(GT, GE);
            default -> bang();
        };
    }

    private TokenKind bang() {
        if (!take('=')) {
            throw in.error(start, "unexpected input character '!'");
        }
        return NEQ;
    }

    private static boolean isPunctuation(int c) {
        return c < 128 && ",()[]{}:;~+-%&|^=*/<>!".indexOf(c) >= 0;
    }

    private TokenKind orAssign(TokenKind plain, TokenKind assigning) {
        return take('=') ? assigning : plain;
    }

    private boolean take(int c) {
        if (in.peek() != c) {
            return false;
        }
        in.read();
        return true;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 128 && Character.isLetter(c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
