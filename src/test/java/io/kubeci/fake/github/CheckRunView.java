package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A check run as people see it; what is missing is the empty text.
public record CheckRunView(
        long id,
        String name,
        String status,
        String conclusion,
        String title,
        String summary,
        String text,
        String externalId,
        String detailsUrl,
        List<Annotation> annotations,
        List<String> buttons) {

    /// @param level `notice`, `warning` or `failure`
    public record Annotation(String path, int line, String level, String message) {}

    static CheckRunView of(Repository.CheckRun run) {
        var json = run.json();
        var output = json.path("output");
        return new CheckRunView(
                run.id(),
                run.name(),
                run.status(),
                text(json.path("conclusion")),
                text(output.path("title")),
                text(output.path("summary")),
                text(output.path("text")),
                json.path("external_id").asText(),
                json.path("details_url").asText(),
                run.annotations().stream()
                        .map(node -> new Annotation(
                                node.path("path").asText(),
                                node.path("start_line").asInt(),
                                node.path("annotation_level").asText(),
                                node.path("message").asText()))
                        .toList(),
                run.actions().stream()
                        .map(action -> action.path("identifier").asText())
                        .toList());
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : "";
    }
}
