package io.kubeci.fake.github;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// GitHub's own description of its API: checks requests, and has an example of every answer.
final class ApiDescription {

    private static final ObjectNode DESCRIPTION = Json.resource("openapi.json.gz");

    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createForInlineApiSpecification(DESCRIPTION.toString())
                    .withLevelResolver(LevelResolver.create()
                            .withLevel("validation.request.security", ValidationReport.Level.IGNORE)
                            .build())
                    .build();

    private ApiDescription() {}

    /// What is wrong with a request, in words; empty if nothing is.
    static List<String> problems(Call call, byte[] body) {
        var route = call.route();
        var request = new SimpleRequest.Builder(Request.Method.valueOf(route.method()), route.plainPath(call.path()));
        call.query().forEach(request::withQueryParam);
        if (body.length > 0) {
            request.withContentType("application/json").withBody(new String(body, StandardCharsets.UTF_8));
        }
        return VALIDATOR.validateRequest(request.build()).getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(ValidationReport.Message::getMessage)
                .toList();
    }

    static boolean knows(String method, String template) {
        return DESCRIPTION.path("paths").path(template).has(method.toLowerCase(java.util.Locale.ROOT));
    }

    /// A good answer to an operation such as `GET /meta`; a copy, to be filled in.
    static JsonNode example(String operation) {
        var blank = operation.indexOf(' ');
        var method = operation.substring(0, blank).toLowerCase(java.util.Locale.ROOT);
        var answers = DESCRIPTION
                .path("paths")
                .path(operation.substring(blank + 1))
                .path(method)
                .path("responses");
        for (var answer : answers) {
            if (answer.has("x-example")) {
                return answer.get("x-example").deepCopy();
            }
        }
        throw new IllegalStateException("no example of an answer to " + operation);
    }
}
