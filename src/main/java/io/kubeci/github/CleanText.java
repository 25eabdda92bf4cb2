package io.kubeci.github;

/// Text as GitHub takes it: valid Unicode without control characters, and no longer than it may be. Cuts are made
/// between code points, and shown by an ellipsis.
final class CleanText {

    private static final String ELLIPSIS = "…";
    private static final int ELLIPSIS_BYTES = 3;
    private static final int DELETE = 0x7f;
    private static final int LAST_C1 = 0x9f;
    private static final int ONE_BYTE = 0x80;
    private static final int TWO_BYTES = 0x800;
    private static final int THREE_BYTES = 0x10000;

    private CleanText() {}

    /// One line: white space of any kind and length becomes one blank, none at the ends.
    ///
    /// @param max the most characters (UTF-16 code units)
    static String line(String raw, int max) {
        var result = new StringBuilder(Math.min(raw.length(), max + 1));
        var blank = false;
        for (int i = 0; i < raw.length() && result.length() <= max; ) {
            var point = raw.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                blank = !result.isEmpty();
            } else if (isPrintable(point)) {
                if (blank) {
                    result.append(' ');
                }
                blank = false;
                result.appendCodePoint(point);
            }
        }
        if (result.length() <= max) {
            return result.toString();
        }
        var end = max - ELLIPSIS.length();
        end = Character.isHighSurrogate(result.charAt(end - 1)) ? end - 1 : end;
        return result.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /// Any number of lines, each ended by a line feed alone.
    static String lines(String raw) {
        var result = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); ) {
            var point = raw.codePointAt(i);
            i += Character.charCount(point);
            if (point == '\n' || point == '\t' || isPrintable(point)) {
                result.appendCodePoint(point);
            } else if (point == '\r' && (i >= raw.length() || raw.charAt(i) != '\n')) {
                result.append('\n');
            }
        }
        return result.toString();
    }

    /// The longest beginning of at most `max` bytes in UTF-8.
    static String cutBytes(String text, int max) {
        return bytes(text) <= max ? text : text.substring(0, prefix(text, max - ELLIPSIS_BYTES)) + ELLIPSIS;
    }

    /// How many characters of a text fit into so many bytes of UTF-8.
    static int prefix(String text, int maxBytes) {
        var bytes = 0;
        for (int i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            bytes += bytes(point);
            if (bytes > maxBytes) {
                return i;
            }
            i += Character.charCount(point);
        }
        return text.length();
    }

    /// The length in bytes of UTF-8.
    static int bytes(String text) {
        return text.codePoints().map(CleanText::bytes).sum();
    }

    private static int bytes(int point) {
        if (point < ONE_BYTE) {
            return 1;
        }
        if (point < TWO_BYTES) {
            return 2;
        }
        return point < THREE_BYTES ? 3 : 4;
    }

    /// No control characters, no half of a pair.
    private static boolean isPrintable(int point) {
        var isControl = point < ' ' || (point >= DELETE && point <= LAST_C1);
        var isHalf = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        var isNothing = (point & 0xfffe) == 0xfffe;
        return !isControl && !isHalf && !isNothing;
    }
}
