package io.kubeci.starlark;

/// Strings as JSON. No library does it here: loading one would take longer than evaluating most scripts.
public final class JsonQuote {

    private static final String HEX = "0123456789abcdef";
    private static final String SIMPLE = "\"\\\b\f\n\r\t";
    private static final String LETTERS = "\"\\bfnrt";

    private JsonQuote() {}

    /// Appends a text in quotes. Halves of characters become U+FFFD: no encoding has them.
    public static void append(String text, StringBuilder out) {
        out.append('"');
        append(text, 0, text.length(), out);
        out.append('"');
    }

    /// Appends a part of a text, without the quotes around it.
    static void append(String text, int from, int to, StringBuilder out) {
        int plain = from;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && (c < Character.MIN_SURROGATE || !isHalf(text, i, c))) {
                continue;
            }
            out.append(text, plain, i);
            escape(c, out);
            plain = i + 1;
        }
        out.append(text, plain, to);
    }

    private static boolean isHalf(String text, int at, char c) {
        if (!Character.isSurrogate(c)) {
            return false;
        }
        boolean paired = Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        return !paired;
    }

    private static void escape(char c, StringBuilder out) {
        int simple = SIMPLE.indexOf(c);
        if (simple >= 0) {
            out.append('\\');
            out.append(LETTERS.charAt(simple));
        } else if (c < ' ') {
            out.append("\\u00");
            out.append(HEX.charAt(c >> 4));
            out.append(HEX.charAt(c & 0xF));
        } else {
            out.append("\\ufffd");
        }
    }
}
