package io.kubeci.github.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.model.Gone;
import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.util.Set;

/// Queries of GitHub's GraphQL API. They change nothing, so they may be repeated.
final class GraphQl {

    /// How servers answer that have no GraphQL.
    private static final Set<Integer> UNKNOWN = Set.of(404, 405, 501);

    private final ApiConnector connector;

    GraphQl(ApiConnector connector) {
        this.connector = connector;
    }

    /// What came of a query.
    sealed interface Result {

        /// The answer's `data`.
        record Data(JsonNode data) implements Result {}

        /// GitHub began, but could not bring it to an end: it took too long, or the answer is too long.
        record TooMuch(String why) implements Result {}

        /// This server has no GraphQL.
        record Unsupported() implements Result {}
    }

    /// Asks.
    ///
    /// @param what what is tried, for messages
    /// @throws Gone if what is asked for is not there or not for us
    /// @throws Unavailable while limited, and where GitHub does not answer
    Result ask(Caller caller, String what, String query, ObjectNode variables, long maxBytes) {
        var body = Answers.object().put("query", query);
        body.set("variables", variables);
        var request = ApiRequest.change("POST", connector.address().graphql(), body)
                .asRepeatable()
                .upTo(maxBytes);
        try {
            var answer = connector.sendLimited(caller, request);
            if (UNKNOWN.contains(answer.status())) {
                return new Result.Unsupported();
            }
            var json = Answers.json(what, answer);
            var errors = json.path("errors");
            if (errors.isEmpty()) {
                return new Result.Data(json.path("data"));
            }
            return failed(caller, what, request, answer, errors.path(0));
        } catch (BodyTooLarge e) {
            return new Result.TooMuch("the answer has " + e.getMessage());
        }
    }

    /// GraphQL's errors come with status 200. Their types are not documented in one place: `RATE_LIMITED` is in GitHub
    /// Docs, "Rate limits and node limits for the GraphQL API"; an error without a type is a time-out.
    private Result failed(Caller caller, String what, ApiRequest request, ApiAnswer answer, JsonNode error) {
        var message = Answers.shortened(error.path("message").asText(""));
        if (message.contains("rate limit")) {
            throw connector.limited(caller, request, answer);
        }
        return switch (error.path("type").asText("")) {
            case "RATE_LIMITED", "RATE_LIMIT" -> throw connector.limited(caller, request, answer);
            case "NOT_FOUND", "FORBIDDEN", "INSUFFICIENT_SCOPES" ->
                throw new Gone("%s: GitHub answered: %s".formatted(what, message));
            case "", "RESOURCE_LIMITS_EXCEEDED", "MAX_NODE_LIMIT_EXCEEDED" -> new Result.TooMuch(message);
            case String type ->
                throw new Unavailable("%s: GitHub answered %s: %s".formatted(what, type, message), Duration.ZERO);
        };
    }
}
