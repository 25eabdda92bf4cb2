package io.kubeci.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A webhook's body, in either of the two forms that an App can be set to.
///
/// The whole is checked to be JSON, but only the parts that events are made of are kept: a push of thousands of commits
/// takes hundreds of megabytes as a tree, and a kilobyte without its commits.
final class WebhookBody {

    /// GitHub sends no more. Source: GitHub's documentation, "Webhook events and payloads", "Payload cap".
    static final int MAX_BYTES = 25 * 1024 * 1024;

    private static final Set<String> KEPT = Set.of(
            "action",
            "after",
            "before",
            "changes",
            "check_run",
            "check_suite",
            "comment",
            "created",
            "deleted",
            "deployment",
            "forced",
            "installation",
            "issue",
            "merge_group",
            "pull_request",
            "ref",
            "ref_type",
            "repository",
            "requested_action",
            "sender");

    private static final String FORM_FIELD = "payload=";

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_BYTES)
                    .maxNestingDepth(200)
                    .build())
            .build());

    private WebhookBody() {}

    /// The two forms.
    enum Form {
        JSON,
        FORM_ENCODED;

        /// Which one a `Content-Type` names; empty if neither.
        static Optional<Form> of(String contentType) {
            return switch (contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
                case "application/json" -> Optional.of(JSON);
                case "application/x-www-form-urlencoded" -> Optional.of(FORM_ENCODED);
                default -> Optional.empty();
            };
        }
    }

    /// The parts that events are made of; empty if the body is not of that form, or no JSON object.
    static Optional<JsonNode> read(Form form, byte[] body) {
        try {
            return switch (form) {
                case JSON -> parse(MAPPER.createParser(body));
                case FORM_ENCODED -> {
                    var payload = payload(new String(body, StandardCharsets.UTF_8));
                    yield payload.isEmpty() ? Optional.empty() : parse(MAPPER.createParser(payload.get()));
                }
            };
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> payload(String form) {
        return Arrays.stream(form.split("&"))
                .filter(field -> field.startsWith(FORM_FIELD))
                .findFirst()
                .map(field -> URLDecoder.decode(field.substring(FORM_FIELD.length()), StandardCharsets.UTF_8));
    }

    private static Optional<JsonNode> parse(JsonParser opened) throws IOException {
        try (var parser = opened) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            ObjectNode kept = MAPPER.createObjectNode();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                if (KEPT.contains(name)) {
                    kept.set(name, MAPPER.<JsonNode>readTree(parser));
                } else {
                    parser.skipChildren();
                }
            }
            return parser.nextToken() == null ? Optional.of(kept) : Optional.empty();
        }
    }
}
