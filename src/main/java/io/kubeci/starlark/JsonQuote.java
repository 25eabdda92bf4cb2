package io.kubeci.starlark;

import java.io.IOException;
import java.io.Writer;

/// Strings as JSON. No library does it here: loading one would take longer than evaluating most scripts.
public final class JsonQuote {

    private static final String HEX = "0123456789abcdef";
    private static final String SIMPLE = "\"\\\b\f\n\r\t";
    private static final String LETTERS = "\"\\bfnrt";

    private JsonQuote() {}

    /// Writes a text in quotes. Halves of characters become U+FFFD: no encoding has them.
    public static void write(String text, Writer out) throws IOException {
        out.write('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !isHalf(text, i, c)) {
                continue;
            }
            out.write(text, plain, i - plain);
            escape(c, out);
            plain = i + 1;
        }
        out.write(text, plain, text.length() - plain);
        out.write('"');
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

    private static void escape(char c, Writer out) throws IOException {
        int simple = SIMPLE.indexOf(c);
        if (simple >= 0) {
            out.write('\\');
            out.write(LETTERS.charAt(simple));
        } else if (c < ' ') {
            out.write("\\u00");
            out.write(HEX.charAt(c >> 4));
            out.write(HEX.charAt(c & 0xF));
        } else {
            out.write("\\ufffd");
        }
    }
}
