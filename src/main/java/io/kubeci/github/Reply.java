package io.kubeci.github;

import java.util.regex.Pattern;

/// A comment of ours, with an invisible mark in it by which it is found again, so that a repeated attempt does not
/// write it twice.
///
/// @param markdown what people read
/// @param mark what only this reply has; letters, digits and `. _ : / -`, no two dashes in a row
public record Reply(String markdown, String mark) {

    /// The longest comment, in bytes of UTF-8: GitHub takes 65,536 characters (its answer to a longer one), the
    /// rest is kept for the mark.
    private static final int MAX_BYTES = 65_000;

    private static final Pattern MARK = Pattern.compile("[A-Za-z0-9._:/-]{1,200}");

    /// Cleans and cuts the text.
    ///
    /// @throws IllegalArgumentException if the mark could be seen, or could end the HTML comment that it stands in
    public Reply {
        if (!MARK.matcher(mark).matches() || mark.contains("--")) {
            throw new IllegalArgumentException("not a mark: '%s'".formatted(mark));
        }
        markdown = MarkdownCut.fit(CleanText.lines(markdown), MAX_BYTES);
    }

    /// The mark as it stands in the comment.
    public String hidden() {
        return "<!-- kube-ci:%s -->".formatted(mark);
    }

    /// The whole comment.
    public String body() {
        return markdown.stripTrailing() + "\n\n" + hidden() + "\n";
    }
}
