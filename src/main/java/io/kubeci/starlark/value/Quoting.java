package io.kubeci.starlark.value;

import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.Escape;

/// Writes strings and bytes as literals.
final class Quoting {

    private Quoting() {}

    static String quote(String text, Budget budget) {
        budget.text(text.length());
        var out = new StringBuilder(text.length() + 2).append('"');
        long paid = text.length() + 2L;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            Escape.append(c, '"', out);
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
                Escape.hex(bytes[i] & 0xFF, "\\x", 2, out);
            } else {
                Escape.append((int) decoded, '"', out);
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
}
