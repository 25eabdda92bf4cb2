package io.kubeci.starlark.builtin;

/// Cuts characters off the ends of a text.
final class Strip {

    private Strip() {}

    /// @param characters what to cut off; white space if empty
    static String strip(String text, String characters, boolean left, boolean right) {
        int from = 0;
        int to = text.length();
        while (left && from < to && goes(text.codePointAt(from), characters)) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (right && from < to && goes(text.codePointBefore(to), characters)) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static boolean goes(int c, String characters) {
        return characters.isEmpty() ? Letters.isSpace(c) : characters.indexOf(c) >= 0;
    }
}
