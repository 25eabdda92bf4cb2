package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// What GitHub asks of a check run beyond what its API description says.
///
/// Source of all numbers: GitHub's REST API reference, "Create a check run".
final class CheckRunRules {

    private static final int MAX_OUTPUT = 65_535;
    private static final int MAX_TITLE = 255;
    private static final int MAX_MESSAGE_BYTES = 64 * 1024;
    private static final int MAX_ANNOTATIONS = 50;
    private static final int MAX_ACTIONS = 3;
    private static final Set<String> CONCLUSIONS =
            Set.of("action_required", "cancelled", "failure", "neutral", "success", "skipped", "timed_out");
    private static final Set<String> STATUSES = Set.of("queued", "in_progress", "completed");

    private CheckRunRules() {}

    static void check(JsonNode body) {
        var status = body.path("status").asText("");
        var conclusion = body.path("conclusion");
        require(status.isEmpty() || STATUSES.contains(status), "status '" + status + "' cannot be set by an App");
        require(
                !status.equals("completed") || conclusion.isTextual(),
                "a conclusion is required when status is completed");
        require(
                !conclusion.isTextual() || CONCLUSIONS.contains(conclusion.asText()),
                "conclusion '" + conclusion.asText() + "' cannot be set by an App");
        require(
                conclusion.isMissingNode() || status.isEmpty() || status.equals("completed"),
                "a conclusion goes with status completed, not " + status);
        require(!body.has("name") || !body.path("name").asText().isBlank(), "name is blank");
        var url = body.path("details_url").asText("https://");
        require(url.startsWith("https://") || url.startsWith("http://"), "details_url must be http or https");
        output(body.path("output"));
        actions(body.path("actions"));
    }

    private static void output(JsonNode output) {
        if (output.isMissingNode()) {
            return;
        }
        require(output.path("title").isTextual(), "output.title is missing");
        require(output.path("summary").isTextual(), "output.summary is missing");
        require(output.path("title").asText().length() <= MAX_TITLE, "output.title is too long (255)");
        for (var name : List.of("summary", "text")) {
            // Bytes, because it is not known whether GitHub counts those or characters.
            var size = output.path(name).asText("").getBytes(StandardCharsets.UTF_8).length;
            require(size <= MAX_OUTPUT, "output." + name + " is too long (65535)");
        }
        require(output.path("annotations").size() <= MAX_ANNOTATIONS, "more than 50 annotations");
        output.path("annotations").forEach(CheckRunRules::annotation);
    }

    private static void annotation(JsonNode annotation) {
        var path = annotation.path("path").asText();
        require(
                !path.isBlank() && !path.startsWith("/") && !path.startsWith("./") && !path.contains(".."),
                "annotation path '" + path + "' is not relative to the repository's root");
        int start = annotation.path("start_line").asInt();
        int end = annotation.path("end_line").asInt();
        require(start >= 1, "annotation start_line is less than 1");
        require(end >= start, "annotation end_line is before start_line");
        var columns = annotation.has("start_column") || annotation.has("end_column");
        require(!columns || start == end, "annotation has columns and several lines");
        if (annotation.has("start_column") && annotation.has("end_column")) {
            require(
                    annotation.path("end_column").asInt()
                            >= annotation.path("start_column").asInt(),
                    "annotation end_column is before start_column");
        }
        require(annotation.path("start_column").asInt(1) >= 1, "annotation start_column is less than 1");
        require(annotation.path("title").asText("").length() <= MAX_TITLE, "annotation title is too long (255)");
        require(!annotation.path("message").asText("").isEmpty(), "annotation message is empty");
        for (var name : List.of("message", "raw_details")) {
            var size = annotation.path(name).asText("").getBytes(StandardCharsets.UTF_8).length;
            require(size <= MAX_MESSAGE_BYTES, "annotation " + name + " is over 64 KB");
        }
    }

    private static void actions(JsonNode actions) {
        require(actions.size() <= MAX_ACTIONS, "more than 3 actions");
        for (var action : actions) {
            require(action.path("label").asText().length() <= 20, "action label is over 20 characters");
            require(action.path("description").asText().length() <= 40, "action description is over 40 characters");
            require(action.path("identifier").asText().length() <= 20, "action identifier is over 20 characters");
            require(!action.path("label").asText().isBlank(), "action label is blank");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refusal.violation(422, "Invalid request.\n\n" + otherwise);
        }
    }
}
