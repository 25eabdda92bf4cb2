package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// The HTTP side: finds the route, asks who it is, checks the request, counts, answers, and misbehaves where told to.
final class Server implements HttpHandler, AutoCloseable {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final List<String> API_ROOTS = List.of(
            "app", "repos", "orgs", "users", "installation", "rate_limit", "meta", "graphql", "api", "repositories");

    private final World world;
    private final Authentication authentication;
    private final RateLimits limits;
    private final Misbehaviour misbehaviour;
    private final List<Route> routes;
    private final HttpHandler page;
    private final HttpServer http;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile boolean validating = true;

    /// @param operation as in the API description, `GET /repos/{owner}/{repo}`; the raw path if there is none
    /// @param path with its query
    /// @param status what was answered, 0 if nothing
    record Request(String operation, String path, JsonNode body, int status) {}

    Server(
            World world,
            Authentication authentication,
            RateLimits limits,
            Misbehaviour misbehaviour,
            List<Route> routes,
            HttpHandler page,
            int port) {
        this.world = world;
        this.authentication = authentication;
        this.limits = limits;
        this.misbehaviour = misbehaviour;
        this.routes =
                routes.stream().sorted(Comparator.comparingInt(Route::weight)).toList();
        this.page = page;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this);
        http.start();
        world.isAt("http://127.0.0.1:" + http.getAddress().getPort());
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    void forgetRequests() {
        requests.clear();
    }

    /// Loads cost a third less without the check against the API description.
    void validate(boolean on) {
        validating = on;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getRawPath();
        var first = path.split("/", 3)[1 % Math.max(1, path.split("/", 3).length)];
        if (!API_ROOTS.contains(first)) {
            page.handle(exchange);
            return;
        }
        try (exchange) {
            answer(exchange, path.startsWith("/api/v3/") ? path.substring("/api/v3".length()) : path);
        } catch (RuntimeException e) {
            world.violations.add("the fake itself failed at " + path + ": " + e);
            e.printStackTrace();
            throw e;
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        var bytes = exchange.getRequestBody().readAllBytes();
        var found = find(exchange.getRequestMethod(), byName(path));
        var operation = found.map(match -> match.route().operation()).orElse(exchange.getRequestMethod() + " " + path);
        sleep();
        if (misbehaviour.cutsConnection(operation)) {
            note(operation, exchange, bytes, 0);
            return;
        }
        var reply = misbehaviour.failure(operation).orElseGet(() -> {
            try {
                var match = found.orElseThrow(() -> unknown(operation));
                return carryOut(exchange, match, bytes);
            } catch (Refusal refusal) {
                return refused(operation, refusal, bytes);
            }
        });
        if (misbehaviour.losesAnswer(operation)) {
            note(operation, exchange, bytes, 0);
            return;
        }
        note(operation, exchange, bytes, reply.status());
        write(exchange, reply);
    }

    /// `/repositories/42/pulls`, to which GitHub redirects from a former name, as `/repos/acme/shop/pulls`.
    private String byName(String path) {
        var parts = path.split("/", 4);
        if (parts.length < 3 || !parts[1].equals("repositories") || !parts[2].matches("[0-9]{1,18}")) {
            return path;
        }
        synchronized (world) {
            return world.repository(Long.parseLong(parts[2]))
                    .map(repository -> "/repos/" + repository.fullName() + (parts.length > 3 ? "/" + parts[3] : ""))
                    .orElse(path);
        }
    }

    private record Match(Route route, Map<String, String> values) {}

    private Optional<Match> find(String method, String path) {
        return routes.stream()
                .flatMap(route -> route.match(method, path).map(values -> new Match(route, values)).stream())
                .findFirst();
    }

    private static Refusal unknown(String operation) {
        return Refusal.violation(404, "Not Found: the fake GitHub does not know " + operation);
    }

    private Reply refused(String operation, Refusal refusal, byte[] body) {
        if (refusal.isViolation()) {
            var excerpt = new String(body, StandardCharsets.UTF_8);
            world.violations.add("%s: %d %s; sent: %s"
                    .formatted(
                            operation,
                            refusal.status(),
                            refusal.getMessage(),
                            excerpt.substring(0, Math.min(300, excerpt.length()))));
        }
        var reply = Reply.of(refusal.status(), refusal.body());
        for (var header : refusal.headers().entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }

    private Reply carryOut(HttpExchange exchange, Match match, byte[] bytes) {
        var headers = exchange.getRequestHeaders();
        var caller = authentication.identify(Optional.ofNullable(headers.getFirst("Authorization")));
        var route = match.route();
        var reading = route.method().equals("GET");
        var free = route.template().equals("/rate_limit");
        if (caller instanceof Caller.Installed installed) {
            limits.take(installed.installation().id, !reading, free);
        }
        if (headers.getFirst("User-Agent") == null) {
            throw Refusal.violation(403, "Request forbidden by administrative rules. Please add a User-Agent header.");
        }
        admit(route, caller);
        var call = new Call(route, match.values(), query(exchange), parse(bytes), headers, caller);
        check(call, bytes);
        Reply reply;
        synchronized (world) {
            reply = route.handler().apply(call);
        }
        if (reading && reply.status() == 200) {
            reply = conditional(call, reply);
        }
        if (caller instanceof Caller.Installed installed) {
            for (var header : limits.headers(installed.installation().id).entrySet()) {
                reply = reply.with(header.getKey(), header.getValue());
            }
        }
        return reply;
    }

    /// The right kind of token, and the permission.
    private static void admit(Route route, Caller caller) {
        switch (caller) {
            case Caller.Nobody _ -> throw Refusal.violation(401, "Requires authentication");
            case Caller.App _ -> {
                if (!route.needs().equals("app") && !route.needs().equals("any")) {
                    throw Refusal.violation(401, "An installation token is needed here, not a JSON web token");
                }
            }
            case Caller.Installed installed -> {
                if (route.needs().equals("app")) {
                    throw Refusal.violation(401, "A JSON web token could not be decoded");
                }
                if (!route.needs().equals("any") && !installed.may(route.needs())) {
                    throw Refusal.of(403, "Resource not accessible by integration");
                }
            }
        }
    }

    private void check(Call call, byte[] bytes) {
        var route = call.route();
        if (!validating || !ApiDescription.knows(route.method(), route.template())) {
            return;
        }
        var problems = ApiDescription.problems(call, bytes);
        if (!problems.isEmpty()) {
            throw Refusal.violation(422, "Invalid request.\n\n" + String.join("\n", problems));
        }
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return bytes.length == 0 ? MissingNode.getInstance() : Json.parse(bytes);
        } catch (IOException _) {
            throw Refusal.violation(400, "Problems parsing JSON");
        }
    }

    private static Map<String, List<String>> query(HttpExchange exchange) {
        var query = new LinkedHashMap<String, List<String>>();
        var raw = exchange.getRequestURI().getRawQuery();
        for (var pair : raw == null ? new String[0] : raw.split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                query.computeIfAbsent(decode(pair.substring(0, equals)), _ -> new ArrayList<>())
                        .add(decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private Reply conditional(Call call, Reply reply) {
        var tag = "W/\"%08x%08x\"".formatted(Arrays.hashCode(reply.body()), reply.body().length);
        var asked = call.headers().getFirst("If-None-Match");
        if (tag.equals(asked)) {
            if (call.caller() instanceof Caller.Installed installed) {
                limits.giveBack(installed.installation().id);
            }
            return Reply.empty(304).with("ETag", tag);
        }
        return reply.with("ETag", tag).with("Cache-Control", "private, max-age=60, s-maxage=60");
    }

    private void note(String operation, HttpExchange exchange, byte[] bytes, int status) {
        JsonNode body;
        try {
            body = parse(bytes);
        } catch (Refusal _) {
            body = MissingNode.getInstance();
        }
        requests.add(new Request(operation, exchange.getRequestURI().toString(), body, status));
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("X-GitHub-Media-Type", "github.v3; format=json");
        headers.set("X-GitHub-Request-Id", UUID.randomUUID().toString());
        reply.headers().forEach(headers::set);
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        if (reply.body().length > 0) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    private void sleep() {
        try {
            Thread.sleep(misbehaviour.delay());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
