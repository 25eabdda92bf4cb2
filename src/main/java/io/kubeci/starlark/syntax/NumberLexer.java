package io.kubeci.starlark.syntax;

import static io.kubeci.starlark.syntax.Lexer.isDigit;

import io.kubeci.starlark.error.Position;
import java.math.BigInteger;

/// Reads a number, or the lone dot that could have begun one.
final class NumberLexer {

    /// The longest number literal, in characters: decoding takes more than linear time.
    private static final int LONGEST = 20_000;

    private final Reader in;
    private final Position start;
    private final int from;

    NumberLexer(Reader in, Position start) {
        this.in = in;
        this.start = start;
        this.from = in.offset();
    }

    Literal read() {
        int first = in.read();
        if (first == '.') {
            return isDigit(in.peek()) ? fraction() : new Literal(TokenKind.DOT, "");
        }
        if (first == '0') {
            switch (in.peek()) {
                case 'x', 'X' -> {
                    return prefixed(16, start, "invalid hex literal");
                }
                case 'o', 'O' -> {
                    return prefixed(8, null, "invalid octal literal");
                }
                case 'b', 'B' -> {
                    return prefixed(2, null, "invalid binary literal");
                }
                default -> {}
            }
        }
        digits();
        int c = in.peek();
        if (c == '.') {
            in.read();
            return fraction();
        }
        if (c == 'e' || c == 'E') {
            return exponent();
        }
        return decimal();
    }

    private Literal prefixed(int base, @org.jspecify.annotations.Nullable Position at, String complaint) {
        in.read();
        int digitsFrom = in.offset();
        if (!isDigitOf(in.peek(), base)) {
            throw in.error(at == null ? in.position() : at, complaint);
        }
        while (isDigitOf(in.peek(), base)) {
            in.read();
        }
        return integer(in.since(digitsFrom), base);
    }

    private static boolean isDigitOf(int c, int base) {
        return c < 128 && Character.digit(c, base) >= 0;
    }

    private Literal decimal() {
        var text = in.since(from);
        if (text.charAt(0) == '0' && !text.chars().allMatch(c -> c == '0')) {
            if (text.chars().allMatch(c -> c < '8')) {
                throw in.error("obsolete form of octal literal; use 0o" + text.substring(1));
            }
            throw in.error(start, "invalid int literal");
        }
        return integer(text, 10);
    }

    private Literal integer(String digits, int base) {
        if (digits.length() > LONGEST) {
            throw in.tooLong(start, LONGEST);
        }
        var number = new BigInteger(digits, base);
        boolean small = number.bitLength() < Long.SIZE;
        if (!small && (base == 8 || base == 2)) {
            throw in.error(start, "invalid int literal");
        }
        return new Literal(TokenKind.INT, small ? (Object) number.longValue() : number);
    }

    private void digits() {
        while (isDigit(in.peek())) {
            in.read();
        }
    }

    private Literal fraction() {
        digits();
        return in.peek() == 'e' || in.peek() == 'E' ? exponent() : decoded();
    }

    private Literal exponent() {
        in.read();
        if (in.peek() == '+' || in.peek() == '-') {
            in.read();
            if (!isDigit(in.peek())) {
                throw in.error("invalid float literal");
            }
        }
        digits();
        return decoded();
    }

    private Literal decoded() {
        var text = in.since(from);
        int last = text.charAt(text.length() - 1);
        if (last == 'e' || last == 'E' || text.length() > LONGEST) {
            throw in.error("invalid float literal");
        }
        double number = Double.parseDouble(text);
        if (Double.isInfinite(number)) {
            throw in.error("invalid float literal");
        }
        return new Literal(TokenKind.FLOAT, number);
    }
}
