package io.kubeci.fake.github;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A GraphQL query, read: operations and fragments, without subscriptions.
///
/// @param variables names of the declared variables with their default values
record GraphQlDocument(
        String kind, Map<String, Object> variables, List<Selection> selections, Map<String, Fragment> fragments) {

    sealed interface Selection {}

    record Field(
            String alias,
            String name,
            Map<String, Object> arguments,
            List<Directive> directives,
            List<Selection> selections)
            implements Selection {}

    /// @param on the type, empty where there is none
    record Inline(String on, List<Directive> directives, List<Selection> selections) implements Selection {}

    record Spread(String name, List<Directive> directives) implements Selection {}

    record Fragment(String on, List<Selection> selections) {}

    /// `include` or `skip`.
    record Directive(String name, Map<String, Object> arguments) {}

    /// A value that is given with the request.
    record Variable(String name) {}

    /// What stands for `null` in a literal, because maps here hold none.
    record Null() {}

    static final class SyntaxError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SyntaxError(String message) {
            super(message);
        }
    }

    static GraphQlDocument parse(String text) {
        return new Parser(text).document();
    }

    private static final class Parser {
        private static final Pattern TOKEN = Pattern.compile(
                "[\\s,\\uFEFF]+|#[^\\n\\r]*|(\\.\\.\\.|[!$&()\\[\\]{}:=@|]|[_A-Za-z]\\w*|-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?"
                        + "|\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\")");

        private final List<String> tokens = new ArrayList<>();
        private int at;

        Parser(String text) {
            var matcher = TOKEN.matcher(text);
            int end = 0;
            while (matcher.find() && matcher.start() == end) {
                end = matcher.end();
                if (matcher.group(1) != null) {
                    tokens.add(matcher.group(1));
                }
            }
            if (end != text.length()) {
                throw new SyntaxError("Expected a token, actual: UNKNOWN_CHAR at " + end);
            }
        }

        GraphQlDocument document() {
            var kind = "query";
            Map<String, Object> variables = Map.of();
            var selections = Optional.<List<Selection>>empty();
            var fragments = new LinkedHashMap<String, Fragment>();
            while (at < tokens.size()) {
                if (take("fragment")) {
                    var name = next();
                    expect("on");
                    fragments.put(name, new Fragment(next(), selections()));
                    continue;
                }
                if (selections.isPresent()) {
                    throw new SyntaxError("An operation name is required");
                }
                if (!peek("{")) {
                    kind = next();
                    if (!peek("{") && !peek("(")) {
                        next();
                    }
                    variables = variables();
                }
                selections = Optional.of(selections());
            }
            return new GraphQlDocument(
                    kind,
                    variables,
                    selections.orElseThrow(() -> new SyntaxError("Unexpected end of document")),
                    fragments);
        }

        private Map<String, Object> variables() {
            var variables = new LinkedHashMap<String, Object>();
            if (take("(")) {
                while (!take(")")) {
                    expect("$");
                    var name = next();
                    expect(":");
                    while (!peek("$") && !peek(")") && !peek("=")) {
                        next();
                    }
                    variables.put(name, take("=") ? value() : new Null());
                }
            }
            return variables;
        }

        private List<Selection> selections() {
            expect("{");
            var selections = new ArrayList<Selection>();
            while (!take("}")) {
                selections.add(take("...") ? spread() : field());
            }
            return selections;
        }

        private Selection spread() {
            if (peek("{") || peek("@") || take("on")) {
                var on = peek("{") || peek("@") ? "" : next();
                return new Inline(on, directives(), selections());
            }
            return new Spread(next(), directives());
        }

        private Field field() {
            var alias = name();
            var name = take(":") ? name() : alias;
            var arguments = arguments();
            var directives = directives();
            return new Field(alias, name, arguments, directives, peek("{") ? selections() : List.of());
        }

        private Map<String, Object> arguments() {
            var arguments = new LinkedHashMap<String, Object>();
            if (take("(")) {
                while (!take(")")) {
                    var name = next();
                    expect(":");
                    arguments.put(name, value());
                }
            }
            return arguments;
        }

        private List<Directive> directives() {
            var directives = new ArrayList<Directive>();
            while (take("@")) {
                directives.add(new Directive(next(), arguments()));
            }
            return directives;
        }

        private Object value() {
            var token = next();
            return switch (token.charAt(0)) {
                case '$' -> new Variable(next());
                case '"' -> string(token);
                case '[' -> {
                    var list = new ArrayList<Object>();
                    while (!take("]")) {
                        list.add(value());
                    }
                    yield list;
                }
                case '{' -> {
                    var object = new LinkedHashMap<String, Object>();
                    while (!take("}")) {
                        var name = next();
                        expect(":");
                        object.put(name, value());
                    }
                    yield object;
                }
                default -> scalar(token);
            };
        }

        private static Object scalar(String token) {
            if (token.equals("true") || token.equals("false")) {
                return Boolean.valueOf(token);
            }
            if (token.equals("null")) {
                return new Null();
            }
            return token.matches("-?\\d+") ? (Object) Long.valueOf(token) : token;
        }

        private static String string(String token) {
            if (token.startsWith("\"\"\"")) {
                return token.substring(3, token.length() - 3).strip();
            }
            try {
                return Json.parse(token.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .asText();
            } catch (java.io.IOException e) {
                throw new SyntaxError("Bad string " + token);
            }
        }

        private String name() {
            var name = next();
            if (!name.matches("[_A-Za-z]\\w*")) {
                throw new SyntaxError("Expected one of NAME, actual: " + name);
            }
            return name;
        }

        private boolean peek(String token) {
            return at < tokens.size() && tokens.get(at).equals(token);
        }

        private boolean take(String token) {
            if (peek(token)) {
                at++;
                return true;
            }
            return false;
        }

        private String next() {
            if (at >= tokens.size()) {
                throw new SyntaxError("Unexpected end of document");
            }
            return tokens.get(at++);
        }

        private void expect(String token) {
            var actual = next();
            if (!actual.equals(token)) {
                throw new SyntaxError("Expected " + token + ", actual: " + actual);
            }
        }
    }
}
