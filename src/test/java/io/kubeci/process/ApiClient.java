package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/// Somebody who calls the operator's API, and compares each answer with the API's own description.
final class ApiClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Operator operator;
    private final OpenApiInteractionValidator description;

    /// An answer.
    record Answer(int status, HttpResponse<String> http) {

        JsonNode json() {
            try {
                return JSON.readTree(http.body());
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + http.body(), e);
            }
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        /// The fields that are faulty.
        java.util.List<String> faults() {
            return json().path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asText())
                    .toList();
        }
    }

    ApiClient(Operator operator) {
        this.operator = operator;
        var request = HttpRequest.newBuilder(operator.url().resolve("/api/v1/openapi?format=JSON"));
        this.description = OpenApiInteractionValidator.createForInlineApiSpecification(
                        operator.send(request.build()).body())
                .build();
    }

    Answer get(String token, String path) {
        return send(token, "GET", path, "");
    }

    Answer post(String token, String path, String body, String... headers) {
        return send(token, "POST", path, body, headers);
    }

    private Answer send(String token, String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(operator.url().resolve("/api/v1" + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        var response = operator.send(request.build());
        var plainPath = path.replaceFirst("\\?.*", "");
        var shown = SimpleResponse.Builder.status(response.statusCode())
                .withContentType(response.headers().firstValue("Content-Type").orElse(""))
                .withBody(response.body())
                .build();
        assertThat(description
                        .validateResponse("/api/v1" + plainPath, Request.Method.valueOf(method), shown)
                        .getMessages())
                .as("%s %s, answer %d: %s", method, path, response.statusCode(), response.body())
                .isEmpty();
        assertThat(response.body()).doesNotContain("Exception", "\tat ");
        return new Answer(response.statusCode(), response);
    }
}
