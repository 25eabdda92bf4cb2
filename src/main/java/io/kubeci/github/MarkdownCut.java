package io.kubeci.github;

/// Cuts Markdown that is too long so that what is left still reads: at the end of a line, with a fence closed that
/// was open, and a note that says how much is missing.
final class MarkdownCut {

    /// Bytes kept free for the closing fence and the note.
    private static final int RESERVE = 1_000;

    /// A fence longer than this is not closed but cut before it begins.
    private static final int MAX_FENCE = 500;

    /// How far back a line may begin for the cut to be made there.
    private static final int MAX_LINE = 8_000;

    private static final int MIN_FENCE = 3;
    private static final int MAX_INDENT = 3;

    private MarkdownCut() {}

    /// An open fence.
    private record Fence(char mark, int length, int start) {}

    static String fit(String text, int maxBytes) {
        if (CleanText.bytes(text) <= maxBytes) {
            return text;
        }
        var end = CleanText.prefix(text, maxBytes - RESERVE);
        var line = text.lastIndexOf('\n', end);
        end = line > 0 && end - line <= MAX_LINE ? line : end;
        var fence = open(text, end);
        if (fence.length() > MAX_FENCE) {
            end = fence.start();
            fence = new Fence('`', 0, 0);
        }
        var missing = CleanText.bytes(text.substring(end));
        var closing = fence.length() > 0 ? "\n" + String.valueOf(fence.mark()).repeat(fence.length()) : "";
        return text.substring(0, end)
                + closing
                + "\n\n_The rest (%d bytes) is left out: GitHub takes no more._\n".formatted(missing);
    }

    /// The fence that is open at an index; of length 0 if none is.
    private static Fence open(String text, int end) {
        var none = new Fence('`', 0, 0);
        var fence = none;
        var start = 0;
        while (start < end) {
            var next = text.indexOf('\n', start);
            next = next < 0 || next > end ? end : next;
            var at = start;
            while (at < next && at - start < MAX_INDENT && text.charAt(at) == ' ') {
                at++;
            }
            var run = run(text, at, next);
            if (fence.length() == 0 && run >= MIN_FENCE) {
                fence = new Fence(text.charAt(at), run, start);
            } else if (run >= fence.length()
                    && fence.length() > 0
                    && text.charAt(at) == fence.mark()
                    && text.substring(at + run, next).isBlank()) {
                fence = none;
            }
            start = next + 1;
        }
        return fence;
    }

    /// How many back-ticks or tildes follow each other at an index.
    private static int run(String text, int from, int end) {
        if (from >= end || (text.charAt(from) != '`' && text.charAt(from) != '~')) {
            return 0;
        }
        var at = from;
        while (at < end && text.charAt(at) == text.charAt(from)) {
            at++;
        }
        return at - from;
    }
}
