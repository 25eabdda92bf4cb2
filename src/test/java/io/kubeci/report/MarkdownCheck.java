package io.kubeci.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/// Takes everything out of Markdown that is code, and our own links, and looks at what is left.
final class MarkdownCheck {

    private static final Pattern FENCE = Pattern.compile("(?m)^(`{3,})text\\n(?:.*\\n)*?\\1$");
    private static final Pattern SPAN_OR_ESCAPED = Pattern.compile("\\\\\\p{Punct}|`[^`\\n]+`");
    private static final Pattern OWN_LINK = Pattern.compile("\\[–?]\\(https://argo\\.example\\.com/[^\\s()<>]*\\)");

    private MarkdownCheck() {}

    static void holdsOnlyOurOwnMarkup(String markdown) {
        assertThat(markdown).doesNotContain("\u202e", "\u200f");
        var rest =
                SPAN_OR_ESCAPED.matcher(FENCE.matcher(markdown).replaceAll("")).replaceAll("");
        rest = OWN_LINK.matcher(rest).replaceAll("");
        assertThat(rest)
                .doesNotContain(
                        "`", "<b", "</", "<!", "](", "![", "@o", "#1", "http:", "www.", "~~", "&lt;", "# h", "[ ]",
                        "\\");
    }
}
