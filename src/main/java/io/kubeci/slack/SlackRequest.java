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
        var fields = new HashMap<String, String>();
        try {
            for (var pair : new String(body, StandardCharsets.UTF_8).split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        return fields.containsKey("command") && fields.containsKey("user_id")
                ? Optional.of(of(fields, timestamp))
                : Optional.empty();
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
