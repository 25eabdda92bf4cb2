package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers GraphQL queries: checks them against the schema first, as GitHub does, then resolves field by field.
final class GraphQl {

    private final GraphQlSchema schema;

    GraphQl(GraphQlSchema schema) {
        this.schema = schema;
    }

    /// A fault that is told in `errors`, with `data` missing or null at that place.
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ObjectNode error;
        private final boolean violation;

        Fault(boolean violation, ObjectNode error) {
            super(error.path("message").asText());
            this.violation = violation;
            this.error = error;
        }

        static Fault ofClient(String code, String message) {
            var error = Json.object().put("message", message);
            error.set("extensions", Json.object().put("code", code));
            return new Fault(true, error);
        }

        static Fault ofType(String type, String message) {
            return new Fault(false, Json.object().put("type", type).put("message", message));
        }
    }

    /// An object of a type of the schema.
    record Node(String type, Object source) {}

    private record Run(
            Caller.Installed caller,
            GraphQlDocument document,
            Map<String, Object> variables,
            List<ObjectNode> errors) {}

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/graphql", "any", this::answer),
                Route.of("POST", "/api/graphql", "any", this::answer));
    }

    private Reply answer(Call call) {
        if (!(call.caller() instanceof Caller.Installed installed)) {
            throw Refusal.violation(401, "An installation token is needed here, not a JSON web token");
        }
        var body = Json.object();
        try {
            var document = GraphQlDocument.parse(call.text("query", ""));
            if (!document.kind().equals("query")) {
                throw Fault.ofClient("notSupported", "the fake GitHub knows no " + document.kind());
            }
            var run =
                    new Run(installed, document, variables(document, call.body().path("variables")), new ArrayList<>());
            check(document, "Query", document.selections());
            body.set("data", resolve(run, new Node("Query", call), document.selections(), List.of()));
            if (!run.errors().isEmpty()) {
                body.set("errors", Json.array(run.errors()));
            }
        } catch (GraphQlDocument.SyntaxError e) {
            schema.violation("GraphQL: " + e.getMessage());
            body.set("errors", Json.array(List.of(Json.object().put("message", e.getMessage()))));
        } catch (Fault fault) {
            if (fault.violation) {
                schema.violation("GraphQL: " + fault.getMessage());
            }
            body.set("errors", Json.array(List.of(fault.error)));
        }
        return Reply.ok(body);
    }

    private static Map<String, Object> variables(GraphQlDocument document, JsonNode given) {
        var variables = new LinkedHashMap<String, Object>();
        document.variables().forEach((name, otherwise) -> {
            var value = given.path(name);
            variables.put(name, value.isMissingNode() ? otherwise : plain(value));
        });
        return variables;
    }

    private static Object plain(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.asLong();
            case BOOLEAN -> value.asBoolean();
            case STRING -> value.asText();
            case NULL -> new GraphQlDocument.Null();
            default -> value;
        };
    }

    // --- the check before anything is done

    private void check(GraphQlDocument document, String type, List<GraphQlDocument.Selection> selections) {
        for (var selection : selections) {
            switch (selection) {
                case GraphQlDocument.Field field -> check(document, type, field);
                case GraphQlDocument.Inline inline ->
                    check(document, inline.on().isEmpty() ? type : schema.known(inline.on()), inline.selections());
                case GraphQlDocument.Spread spread -> {
                    var fragment = Optional.ofNullable(document.fragments().get(spread.name()))
                            .orElseThrow(() -> Fault.ofClient(
                                    "useAndDefineFragment",
                                    "Fragment " + spread.name() + " was used, but not defined"));
                    check(document, schema.known(fragment.on()), fragment.selections());
                }
            }
        }
    }

    private void check(GraphQlDocument document, String type, GraphQlDocument.Field field) {
        if (field.name().equals("__typename")) {
            return;
        }
        var known = schema.field(type, field.name())
                .orElseThrow(() -> Fault.ofClient(
                        "undefinedField", "Field '" + field.name() + "' doesn't exist on type '" + type + "'"));
        field.arguments().forEach((name, value) -> {
            if (!known.arguments().contains(name)) {
                throw Fault.ofClient(
                        "argumentNotAccepted", "Field '" + field.name() + "' doesn't accept argument '" + name + "'");
            }
            if (value instanceof GraphQlDocument.Variable(String variable)
                    && !document.variables().containsKey(variable)) {
                throw Fault.ofClient(
                        "variableNotDefined", "Variable $" + variable + " is used by anonymous query but not declared");
            }
        });
        var isObject = !known.type().isEmpty();
        if (isObject == field.selections().isEmpty()) {
            throw Fault.ofClient(
                    "selectionMismatch",
                    isObject
                            ? "Field must have selections (field '" + field.name() + "' returns " + known.type() + ")"
                            : "Selections can't be made on scalars (field '" + field.name() + "')");
        }
        if (isObject) {
            check(document, known.type(), field.selections());
        }
    }

    // --- the answer

    private ObjectNode resolve(Run run, Node node, List<GraphQlDocument.Selection> selections, List<String> path) {
        var result = Json.object();
        for (var selection : selections) {
            switch (selection) {
                case GraphQlDocument.Field field -> {
                    if (isIncluded(run, field.directives())) {
                        merge(result, field.alias(), resolve(run, node, field, path));
                    }
                }
                case GraphQlDocument.Inline inline -> {
                    if (isIncluded(run, inline.directives()) && schema.isA(node.type(), inline.on())) {
                        resolve(run, node, inline.selections(), path)
                                .properties()
                                .forEach(entry -> merge(result, entry.getKey(), entry.getValue()));
                    }
                }
                case GraphQlDocument.Spread spread -> {
                    var fragment = run.document().fragments().get(spread.name());
                    if (isIncluded(run, spread.directives()) && schema.isA(node.type(), fragment.on())) {
                        resolve(run, node, fragment.selections(), path)
                                .properties()
                                .forEach(entry -> merge(result, entry.getKey(), entry.getValue()));
                    }
                }
            }
        }
        return result;
    }

    /// Two selections of one field are one field with the parts of both.
    private static void merge(ObjectNode result, String name, JsonNode value) {
        if (result.get(name) instanceof ObjectNode existing && value instanceof ObjectNode more) {
            more.properties().forEach(entry -> merge(existing, entry.getKey(), entry.getValue()));
        } else {
            result.set(name, value);
        }
    }

    private static boolean isIncluded(Run run, List<GraphQlDocument.Directive> directives) {
        return directives.stream().allMatch(directive -> {
            var condition = Boolean.TRUE.equals(value(run, directive.arguments().get("if")));
            return directive.name().equals("skip") != condition;
        });
    }

    private JsonNode resolve(Run run, Node node, GraphQlDocument.Field field, List<String> path) {
        if (field.name().equals("__typename")) {
            return JsonNodeFactory.instance.textNode(node.type());
        }
        var here = new ArrayList<>(path);
        here.add(field.alias());
        var arguments = new LinkedHashMap<String, Object>();
        field.arguments().forEach((name, raw) -> {
            var value = value(run, raw);
            if (!(value instanceof GraphQlDocument.Null)) {
                arguments.put(name, value);
            }
        });
        try {
            var value = schema.field(node.type(), field.name())
                    .orElseThrow()
                    .resolver()
                    .resolve(node.source(), arguments, run.caller());
            return shape(run, value, field.selections(), here);
        } catch (Fault fault) {
            fault.error.set("path", Json.strings(here));
            run.errors().add(fault.error);
            return JsonNodeFactory.instance.nullNode();
        }
    }

    private static Object value(Run run, Object raw) {
        return raw instanceof GraphQlDocument.Variable(String name)
                ? run.variables().get(name)
                : raw;
    }

    private JsonNode shape(Run run, Object value, List<GraphQlDocument.Selection> selections, List<String> path) {
        return switch (value) {
            case Optional<?> maybe ->
                maybe.isPresent() ? shape(run, maybe.get(), selections, path) : JsonNodeFactory.instance.nullNode();
            case Node node -> resolve(run, node, selections, path);
            case List<?> list ->
                Json.array(list.stream()
                        .map(element -> shape(run, element, selections, path))
                        .toList());
            case String text -> JsonNodeFactory.instance.textNode(text);
            case Boolean flag -> JsonNodeFactory.instance.booleanNode(flag);
            case Integer number -> JsonNodeFactory.instance.numberNode(number);
            case Long number -> JsonNodeFactory.instance.numberNode(number);
            default -> new POJONode(value);
        };
    }
}
