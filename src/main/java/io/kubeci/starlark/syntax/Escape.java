package io.kubeci.starlark.syntax;

/// Characters as literals write them, in the manner of the Go implementation.
public final class Escape {

    private static final String HEX = "0123456789abcdef";
    private static final int MAX_ASCII = 0x7F;

    private Escape() {}

    /// Appends a character, escaped where it cannot be seen or would end the literal.
    ///
    /// @param quote the quotation mark around the literal
    public static void append(int c, char quote, StringBuilder out) {
        int simple = "\u0007\b\f\n\r\t\u000B\\".indexOf(c);
        if (c == quote) {
            out.append('\\').append(quote);
        } else if (simple >= 0) {
            out.append('\\').append("abfnrtv\\".charAt(simple));
        } else if (c >= ' ' && c < MAX_ASCII || c > MAX_ASCII && isPrintable(c)) {
            out.appendCodePoint(c);
        } else if (c <= MAX_ASCII) {
            hex(c, "\\x", 2, out);
        } else if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            hex(c, "\\u", 4, out);
        } else {
            hex(c, "\\U", 8, out);
        }
    }

    /// Appends a number in hexadecimal digits after a prefix, such as `\\x`.
    public static void hex(int c, String prefix, int width, StringBuilder out) {
        out.append(prefix);
        for (int shift = 4 * (width - 1); shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >>> shift & 0xF));
        }
    }

    /// Letters, marks, numbers, punctuation and symbols.
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
