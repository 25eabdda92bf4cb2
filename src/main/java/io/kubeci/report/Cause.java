package io.kubeci.report;

/// Why something ended badly, or does not begin.
///
/// @param words ours: safe everywhere
/// @param quote what was said by others, "" if it adds nothing
/// @param blame whose fault it looks like
record Cause(String words, String quote, Blame blame) {

    private static final int MAX_TITLE_QUOTE = 120;
    private static final int MAX_QUOTE = 500;

    /// Whose fault something looks like.
    enum Blame {
        PROGRAM("It looks like the fault of the **program** that the step runs."),
        LIMITS("It looks like the fault of the **program**, or of a limit in the **workflow file** that is too low."),
        WORKFLOW("It looks like the fault of the **workflow file**."),
        IMAGE("It looks like the fault of the **image**'s name in the workflow file, or of its **registry**."),
        CLUSTER("It looks like the fault of the **cluster**, not of this commit: running it again may help."),
        SETUP("It looks like the fault of the **cluster's set-up**: its administrators can mend it."),
        PERSON("A **person** decided so."),
        UNKNOWN("");

        private final String sentence;

        Blame(String sentence) {
            this.sentence = sentence;
        }

        /// Markdown; "" where nobody can be blamed.
        String sentence() {
            return sentence;
        }
    }

    /// For titles: plain text on one line.
    String plain() {
        return joined(Markdown.line(quote, MAX_TITLE_QUOTE));
    }

    /// For running text.
    String markdown() {
        return markdown(MAX_QUOTE);
    }

    /// For table cells.
    ///
    /// @param max the most characters that are quoted
    String markdown(int max) {
        return joined(quote.isBlank() ? "" : Markdown.code(quote, max));
    }

    private String joined(String shown) {
        return words.isEmpty() || shown.isEmpty() ? words + shown : words + ": " + shown;
    }
}
