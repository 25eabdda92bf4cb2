package io.kubeci.starlark.syntax;

import io.kubeci.starlark.error.Position;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Reads a string or bytes literal and decodes its escapes.
final class StringLexer {

    private final Reader in;
    private final Position start;
    private boolean raw;
    private boolean bytes;

    StringLexer(Reader in, Position start) {
        this.in = in;
        this.start = start;
    }

    Literal read() {
        for (int c = in.peek(); c == 'r' || c == 'b'; c = in.peek()) {
            raw |= c == 'r';
            bytes |= c == 'b';
            in.read();
        }
        var opening = in.position();
        int quote = in.peek();
        boolean triple = in.peek(1) == quote && in.peek(2) == quote;
        var body = triple ? tripleQuoted(quote) : quoted(quote);
        var decoder = new Escapes(body, raw, bytes);
        var decoded = decoder.decode();
        if (!decoder.complaint().isEmpty()) {
            throw in.error(opening, decoder.complaint());
        }
        return bytes
                ? new Literal(TokenKind.BYTES, decoded.toByteArray())
                : new Literal(TokenKind.STRING, decoded.toString(StandardCharsets.UTF_8));
    }

    private String quoted(int quote) {
        in.read();
        var body = new StringBuilder();
        while (true) {
            int c = readOrFail();
            if (c == quote) {
                return body.toString();
            }
            if (c == '\n') {
                throw in.error(start, "unexpected newline in string");
            }
            body.appendCodePoint(c);
            if (c == '\\') {
                body.appendCodePoint(readOrFail());
            }
        }
    }

    private String tripleQuoted(int quote) {
        in.read();
        in.read();
        in.read();
        var body = new StringBuilder();
        int quotes = 0;
        while (quotes < 3) {
            int c = readOrFail();
            body.appendCodePoint(c);
            quotes = c == quote ? quotes + 1 : 0;
            if (c == '\\') {
                body.appendCodePoint(readOrFail());
            }
        }
        return body.substring(0, body.length() - 3);
    }

    private int readOrFail() {
        if (in.atEnd()) {
            throw in.error(start, "unexpected EOF in string");
        }
        return in.read();
    }

    /// Decodes the inside of a literal into UTF-8.
    private static final class Escapes {

        private final String body;
        private final boolean raw;
        private final boolean bytes;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private String complaint = "";
        private int at;

        Escapes(String body, boolean raw, boolean bytes) {
            this.body = body;
            this.raw = raw;
            this.bytes = bytes;
        }

        String complaint() {
            return complaint;
        }

        ByteArrayOutputStream decode() {
            if (raw || body.indexOf('\\') < 0) {
                out.writeBytes(body.getBytes(StandardCharsets.UTF_8));
                return out;
            }
            while (at < body.length() && complaint.isEmpty()) {
                int next = body.indexOf('\\', at);
                int end = next < 0 ? body.length() : next;
                out.writeBytes(body.substring(at, end).getBytes(StandardCharsets.UTF_8));
                at = end;
                if (next >= 0) {
                    escape();
                }
            }
            return out;
        }

        private void escape() {
            char c = body.charAt(at + 1);
            int simple = "abfnrtv\\'\"".indexOf(c);
            if (c == '\n') {
                at += 2;
            } else if (simple >= 0) {
                out.write("\u0007\b\f\n\r\t\u000B\\'\"".charAt(simple));
                at += 2;
            } else if (c >= '0' && c <= '7') {
                octal();
            } else if (c == 'x') {
                hex();
            } else if (c == 'u') {
                codePoint(6);
            } else if (c == 'U') {
                codePoint(10);
            } else {
                complaint = "invalid escape sequence \\" + Character.toString(body.codePointAt(at + 1));
            }
        }

        private void octal() {
            int end = at + 1;
            while (end < body.length() && end < at + 4 && body.charAt(end) >= '0' && body.charAt(end) <= '7') {
                end++;
            }
            int n = Integer.parseInt(body.substring(at + 1, end), 8);
            if (!bytes && n > 127) {
                complaint = "non-ASCII octal escape \\" + Integer.toOctalString(n) + hint(n);
            } else if (n > 255) {
                complaint = "invalid escape sequence \\" + Integer.toOctalString(n);
            }
            out.write(n);
            at = end;
        }

        private static String hint(int n) {
            var hex = Integer.toHexString(n).toUpperCase(java.util.Locale.ROOT);
            var padded = "0".repeat(4 - hex.length()) + hex;
            return " (use \\u" + padded + " for the UTF-8 encoding of U+" + padded + ")";
        }

        private void hex() {
            int n = digits(4);
            if (!bytes && n > 127 && complaint.isEmpty()) {
                complaint = "non-ASCII hex escape " + body.substring(at, at + 4) + hint(n);
            }
            out.write(n);
            at += 4;
        }

        private void codePoint(int width) {
            int n = digits(width);
            if (!complaint.isEmpty()) {
                return;
            }
            var text = body.substring(at, at + width);
            if (n < 0 || n > Character.MAX_CODE_POINT) {
                complaint = "code point out of range: " + text + " (max \\U%08x)".formatted(n);
            } else if (n >= Character.MIN_SURROGATE && n <= Character.MAX_SURROGATE) {
                complaint =
                        "invalid Unicode code point U+" + Integer.toHexString(n).toUpperCase(java.util.Locale.ROOT);
            } else {
                out.writeBytes(Character.toString(n).getBytes(StandardCharsets.UTF_8));
            }
            at += width;
        }

        /// The number in the escape of this width that begins here.
        private int digits(int width) {
            if (at + width > body.length()) {
                complaint = "truncated escape sequence " + body.substring(at);
                at = body.length() - width;
                return 0;
            }
            int n = 0;
            for (int i = at + 2; i < at + width; i++) {
                int digit = body.charAt(i) < 128 ? Character.digit(body.charAt(i), 16) : -1;
                if (digit < 0) {
                    complaint = "invalid escape sequence " + body.substring(at, at + width);
                    return 0;
                }
                n = n << 4 | digit;
            }
            return n;
        }
    }
}
