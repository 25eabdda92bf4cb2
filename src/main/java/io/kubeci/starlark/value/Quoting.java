package io.kubeci.starlark.value;

import io.kubeci.starlark.limit.Budget;

/// Writes strings and bytes as literals.
final class Quoting {

    private static final String HEX = "0123456789abcdef";
    private static final int MAX_ASCII = 0x7F;

    private Quoting() {}

    static String quote(String text, Budget budget) {
        budget.text(text.length());
        var out = new StringBuilder(text.length() + 2).append('"');
        long paid = text.length() + 2L;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            escape(c, out);
            paid = pay(out, paid, budget);
        }
        return out.append('"').toString();
    }

    /// Bytes that are valid UTF-8 show as text, the others as `\x…`.
    static String quote(byte[] bytes, Budget budget) {
        budget.text(bytes.length);
        var out = new StringBuilder(bytes.length + 3).append("b\"");
        long paid = bytes.length + 3L;
        for (int i = 0; i < bytes.length; ) {
            long decoded = Utf8.decode(bytes, i);
            int width = (int) (decoded >>> 32);
            if (width == 1 && (int) decoded == Utf8.REPLACEMENT) {
                hex(bytes[i] & 0xFF, "\\x", 2, out);
            } else {
                escape((int) decoded, out);
            }
            i += width;
            paid = pay(out, paid, budget);
        }
        return out.append('"').toString();
    }

    /// Pays for what escapes have added, ahead by enough that it need not be done for each of them.
    private static long pay(StringBuilder out, long paid, Budget budget) {
        if (out.length() <= paid) {
            return paid;
        }
        long ahead = 64 + (paid >> 3);
        budget.text(ahead);
        return paid + ahead;
    }

    private static void escape(int c, StringBuilder out) {
        int simple = "\u0007\b\f\n\r\t\u000B\\\"".indexOf(c);
        if (simple >= 0) {
            out.append('\\').append("abfnrtv\\\"".charAt(simple));
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

    private static void hex(int c, String prefix, int width, StringBuilder out) {
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
