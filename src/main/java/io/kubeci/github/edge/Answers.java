package io.kubeci.github.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.model.Gone;
import io.kubeci.model.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/// Reads answers: as JSON, or as the reason why there is none.
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final int MAX_MESSAGE = 300;

    private Answers() {}

    /// A new object to be filled.
    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /// The answer's JSON.
    ///
    /// @param what what was tried, for messages: `reading open pull requests of owner/name`
    /// @throws Gone if GitHub refused for good
    /// @throws Unavailable if it failed, or what came is no JSON
    static JsonNode json(String what, ApiAnswer answer) {
        if (!answer.isSuccess()) {
            throw refusal(what, answer);
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new Unavailable("%s: GitHub answered what is no JSON".formatted(what), Duration.ZERO, e);
        }
    }

    /// Reads JSON that we wrote.
    static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /// Reads what may be JSON; a missing node if it is not.
    static JsonNode parsedOrMissing(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    /// What a refusal means: [Gone] where repeating cannot help, else [Unavailable].
    ///
    /// A 404 is GitHub's answer to what is not there and to what we may not see; and, for some seconds,
    /// to what a webhook has just announced. The caller knows how old the news is, and so whether to have patience.
    static RuntimeException refusal(String what, ApiAnswer answer) {
        return refusal(what, answer.status(), message(answer));
    }

    /// As above, of a status and GitHub's own words.
    static RuntimeException refusal(String what, int status, String message) {
        var text = "%s: GitHub answered %d%s".formatted(what, status, message.isEmpty() ? "" : " (" + message + ")");
        return switch (status) {
            case 401, 408, 425, 429 -> new Unavailable(text, Duration.ZERO);
            case 404 -> new Gone(text + ": it is not there, not there yet, or not accessible to the App");
            default -> status >= 400 && status < 500 ? new Gone(text) : new Unavailable(text, Duration.ZERO);
        };
    }

    /// GitHub's own words on why not, in one line; "" if there are none.
    static String message(ApiAnswer answer) {
        var tree = tree(answer);
        var message = tree.path("message").asText("");
        return message.isEmpty() ? "" : shortened(message + details(tree.path("errors")));
    }

    /// Somebody else's text as part of a message: one line, and not long.
    static String shortened(String text) {
        var line = CONTROL.matcher(text).replaceAll(" ").strip();
        return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "…";
    }

    private static String details(JsonNode errors) {
        var text = new StringBuilder();
        for (var error : errors) {
            var detail =
                    error.isTextual() ? error.asText() : error.path("message").asText("");
            text.append(detail.isEmpty() ? "" : "; " + detail);
        }
        return text.toString();
    }

    private static JsonNode tree(ApiAnswer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }
}
