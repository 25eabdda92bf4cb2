package io.kubeci.flow;

/// Text that may be too long to be kept or shown.
final class LongText {

    private LongText() {}

    /// The beginning and the end of a text, at the ends of lines where that is possible, with a note in between.
    ///
    /// @param max characters, at least 200
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int half = (max - 100) / 2;
        int end = text.lastIndexOf('\n', half);
        int begin = text.indexOf('\n', text.length() - half);
        end = end < half / 2 ? whole(text, half) : end;
        begin = begin < 0 || begin > text.length() - half / 2 ? whole(text, text.length() - half) : begin + 1;
        return "%s%n… %,d characters are left out …%n%s"
                .formatted(text.substring(0, end), begin - end, text.substring(begin))
                .replace("\r\n", "\n");
    }

    /// Not between the two halves of a character.
    private static int whole(String text, int index) {
        return Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }
}
