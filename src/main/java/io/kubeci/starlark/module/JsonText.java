package io.kubeci.starlark.module;

import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Printer;

/// JSON as text: string literals, and indentation.
final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    /// Texts of printable ASCII are quoted as they are; others also escape what could harm HTML.
    static String quote(String text, Budget budget) {
        budget.text(text.length());
        boolean ascii = text.chars().allMatch(c -> c >= ' ' && c < 128);
        var out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            escape(c, ascii, out);
        }
        budget.text(out.length() - text.length());
        return out.append('"').toString();
    }

    private static void escape(int c, boolean ascii, StringBuilder out) {
        int simple = "\"\\\n\r\t".indexOf(c);
        if (ascii && c == 0x7F) {
            out.append("\\x7f");
        } else if (simple >= 0) {
            out.append('\\').append("\"\\nrt".charAt(simple));
        } else if (c < ' ' || !ascii && (c == '<' || c == '>' || c == '&') || c == 0x2028 || c == 0x2029) {
            out.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                out.append(HEX.charAt(c >> shift & 0xF));
            }
        } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            out.append("\\ufffd");
        } else {
            out.appendCodePoint(c);
        }
    }

    /// Puts every element on a line of its own. The text must be valid JSON.
    static String indent(String json, String prefix, String indent, Budget budget) {
        var out = new Printer(budget);
        int depth = 0;
        boolean empty = false;
        for (int i = 0; i < json.length(); i++) {
            budget.step();
            char c = json.charAt(i);
            if (" \t\r\n".indexOf(c) >= 0) {
                continue;
            }
            if (empty && c != ']' && c != '}') {
                newLine(out, prefix, indent, ++depth);
                empty = false;
            }
            switch (c) {
                case '"' -> {
                    int end = endOfString(json, i);
                    out.append(json.substring(i, end));
                    i = end - 1;
                }
                case '{', '[' -> {
                    out.append(String.valueOf(c));
                    empty = true;
                }
                case '}', ']' -> {
                    if (!empty) {
                        newLine(out, prefix, indent, --depth);
                    }
                    empty = false;
                    out.append(String.valueOf(c));
                }
                case ',' -> newLine(out.append(","), prefix, indent, depth);
                case ':' -> out.append(": ");
                default -> out.append(String.valueOf(c));
            }
        }
        return out.text();
    }

    private static void newLine(Printer out, String prefix, String indent, int depth) {
        out.append("\n").append(prefix);
        for (int i = 0; i < depth; i++) {
            out.append(indent);
        }
    }

    private static int endOfString(String json, int start) {
        int end = start + 1;
        while (json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1;
    }
}
