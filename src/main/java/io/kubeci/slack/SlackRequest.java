package io.kubeci.slack;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A slash command as Slack sends it, in the fields that matter.
///
/// Source: Slack's documentation, "Enabling interactivity with Slash commands".
///
/// @param command `/ci-build`
/// @param text what follows it
/// @param userId who gave it: `U024BE7LH`
/// @param key what only this command has: Slack's own name for it, and its time
/// @param responseUrl where more can be said about it, for half an hour
record SlackRequest(String command, String text, String userId, String key, String responseUrl) {

    /// Reads a form; empty if it is none, or not a command's.
    ///
    /// @param timestamp when Slack sent it; a repetition has the same
    static Optional<SlackRequest> read(byte[] body, String timestamp) {
        var fields = fields(new String(body, StandardCharsets.UTF_8));
        return fields.containsKey("command") && fields.containsKey("user_id")
                ? Optional.of(of(fields, timestamp))
                : Optional.empty();
    }

    /// Whether Slack only wants to know that the address is reachable and its certificate good, which it asks now and
    /// then: no command, and by GET without a signature.
    ///
    /// Source: Slack's documentation, "Slash commands", "Responding": `ssl_check`.
    ///
    /// @param form a query or a body
    static boolean isCheck(String form) {
        return "1".equals(fields(form).get("ssl_check"));
    }

    /// The fields of a form; none if it is no form.
    private static Map<String, String> fields(String form) {
        var fields = new HashMap<String, String>();
        try {
            for (var pair : form.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        } catch (IllegalArgumentException _) {
            return Map.of();
        }
        return fields;
    }

    private static SlackRequest of(Map<String, String> fields, String timestamp) {
        return new SlackRequest(
                fields.getOrDefault("command", ""),
                fields.getOrDefault("text", ""),
                fields.getOrDefault("user_id", ""),
                fields.getOrDefault("trigger_id", "") + "@" + timestamp,
                fields.getOrDefault("response_url", ""));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
