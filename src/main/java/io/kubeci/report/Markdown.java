package io.kubeci.report;

import java.util.regex.Pattern;

/// Text from outside within GitHub's Markdown: shown as it is, and unable to be anything but text.
///
/// Everything goes into code spans and fences, in which GitHub sees neither HTML nor links, images or mentions. What
/// could end a span, a cell or a fence is replaced or outdone; what is invisible or turns the direction of writing
/// is dropped.
final class Markdown {

    /// Stands for a name that is empty.
    private static final String NOTHING = "–";

    /// Punctuation that means something (reference: GitHub Flavored Markdown, section 6), that of bare links
    /// included.
    private static final String SPECIAL = "\\`*_{}[]<>()#+-.!|~:&/$^=%";

    private static final int MIN_FENCE = 3;
    private static final Pattern BACK_TICKS = Pattern.compile("`+");

    private Markdown() {}

    /// A code span on one line, for running text and table cells: a back-tick becomes an apostrophe, and `|`,
    /// which ends cells even in code, a broken bar.
    ///
    /// @param max the most characters that are shown
    static String code(String text, int max) {
        var line = line(text, max).replace('`', '\'').replace('|', '¦');
        return line.isEmpty() ? NOTHING : "`" + line + "`";
    }

    /// Running text on one line: all that means something to Markdown is escaped, and `@` followed by an invisible
    /// character, so that nobody is called.
    ///
    /// @param max the most characters that are shown
    static String text(String text, int max) {
        var result = new StringBuilder();
        for (var c : line(text, max).toCharArray()) {
            if (c == '@') {
                result.append("@\u200b");
            } else {
                result.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return result.toString();
    }

    /// Plain text on one line, as titles are: not for Markdown.
    static String line(String text, int max) {
        var result = new StringBuilder(Math.min(text.length(), max + 1));
        var blank = false;
        for (int i = 0; i < text.length() && result.length() <= max; ) {
            var point = text.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                blank = !result.isEmpty();
            } else if (isVisible(point)) {
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
        var end = Character.isHighSurrogate(result.charAt(max - 2)) ? max - 2 : max - 1;
        return result.substring(0, end).stripTrailing() + "…";
    }

    /// A fenced block of its own, with a fence longer than any in the text; "" for blank text.
    static String fence(String text) {
        if (text.isBlank()) {
            return "";
        }
        var body = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point == '\n' || point == '\t' || isVisible(point) || point == ' ')
                .forEach(body::appendCodePoint);
        var longest = BACK_TICKS
                .matcher(body)
                .results()
                .mapToInt(match -> match.end() - match.start())
                .max()
                .orElse(0);
        var fence = "`".repeat(Math.max(MIN_FENCE, longest + 1));
        return fence + "text\n" + body.toString().stripTrailing() + "\n" + fence + "\n";
    }

    /// A link with a code span as its text; the span alone if there is no URL.
    ///
    /// @param url made by [ArgoLinks], so that it holds neither blanks nor brackets; "" for none
    static String link(String text, int max, String url) {
        return url.isEmpty() ? code(text, max) : "[" + code(text, max) + "](" + url + ")";
    }

    /// Neither control character nor format character (among them those for bidirectional text), nor half a pair.
    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
