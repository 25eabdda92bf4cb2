package io.kubeci.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// An answer that only the person who asked gets to see.
///
/// @param text in Slack's own Markdown
record SlackMessage(String text) {

    /// Longer ones are cut. Source: Slack's documentation, "chat.postMessage", truncating content.
    private static final int MOST = 4_000;

    String json() {
        var shown = text.length() <= MOST ? text : text.substring(0, MOST - 1) + "…";
        return JsonNodeFactory.instance
                .objectNode()
                .put("response_type", "ephemeral")
                .put("text", shown)
                .toString();
    }

    /// Text from outside, which cannot become a link or a mention.
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// A link.
    static String link(String url, String text) {
        return "<%s|%s>"
                .formatted(escaped(url).replace("|", "%7C"), escaped(text).replace("|", "¦"));
    }
}
