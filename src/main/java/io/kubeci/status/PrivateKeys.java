package io.kubeci.status;

/// Finds private keys in PEM form (reference: RFC 7468), whole or cut at either end, with line breaks or with `\n`.
final class PrivateKeys {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String DASHES = "-----";

    /// Characters that a label such as `ENCRYPTED PRIVATE KEY` may take.
    private static final int MAX_LABEL = 64;

    private PrivateKeys() {}

    /// Each boundary is looked for once, in one pass from left to right.
    static void find(String text, Spans spans) {
        var begin = boundary(text, BEGIN, 0);
        var end = boundary(text, END, 0);
        var from = 0;
        while (begin >= 0 || end >= 0) {
            if (begin < 0 || (end >= 0 && end < begin)) {
                var stop = labelEnd(text, end);
                spans.add(bodyStart(text, from, end), stop);
                from = stop;
            } else {
                var next = boundary(text, BEGIN, begin + 1);
                var isWhole = end >= 0 && (next < 0 || end < next);
                var stop = isWhole ? labelEnd(text, end) : bodyEnd(text, labelEnd(text, begin), next);
                spans.add(begin, stop);
                begin = next;
                from = stop;
            }
            begin = begin >= 0 && begin < from ? boundary(text, BEGIN, from) : begin;
            end = end >= 0 && end < from ? boundary(text, END, from) : end;
        }
    }

    /// Where the next boundary line of a private key begins; -1 if there is none.
    private static int boundary(String text, String word, int from) {
        for (int at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + word.length())) {
            var label = text.substring(at, Math.min(text.length(), at + word.length() + MAX_LABEL));
            var dashes = label.indexOf(DASHES, word.length());
            var name = dashes < 0 ? label : label.substring(0, dashes);
            if (name.contains(PRIVATE)) {
                return at;
            }
        }
        return -1;
    }

    /// Behind the dashes that close a boundary line, or behind its words if they are missing.
    private static int labelEnd(String text, int boundary) {
        var key = text.indexOf(PRIVATE, boundary) + PRIVATE.length();
        var dashes = text.indexOf(DASHES, key);
        return dashes >= 0 && dashes - key < MAX_LABEL ? dashes + DASHES.length() : key;
    }

    /// The end of a key that was cut: as far as lines look like base64.
    private static int bodyEnd(String text, int from, int next) {
        var limit = next < 0 ? text.length() : Math.max(from, next);
        var at = from;
        while (at < limit && isBody(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// The start of a key whose beginning was cut: as far back as lines look like base64.
    private static int bodyStart(String text, int from, int end) {
        var at = end;
        while (at > from && isBody(text.charAt(at - 1))) {
            at--;
        }
        var isLineStart = at == from || text.charAt(at - 1) == '\n';
        var line = text.indexOf('\n', at);
        return isLineStart || line < 0 || line >= end ? at : line + 1;
    }

    private static boolean isBody(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "+/=\r\n\\-".indexOf(c) >= 0;
    }
}
