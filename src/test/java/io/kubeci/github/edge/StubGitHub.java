package io.kubeci.github.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/// A server on which each test says what is answered, well or badly. Tokens are given out by itself: `token-1`,
/// `token-2`.
final class StubGitHub implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// How an answer is given.
    interface Reply {

        /// Gives it.
        void give(HttpExchange exchange) throws IOException;
    }

    /// A request that came.
    record Seen(String line, String authorization, Map<String, String> headers, String body) {}

    StubGitHub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        var token = "{\"token\":\"token-%d\",\"expires_at\":\"%s\"}";
        on("POST /app/installations/7/access_tokens", json(201, token.formatted(1, Some.NOW.plusSeconds(3600))));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Says what is answered, one after the other; the last again and again.
    StubGitHub on(String line, Reply... answers) {
        replies.put(line, new ArrayDeque<>(List.of(answers)));
        return this;
    }

    /// All requests but those for tokens, as `GET /path?query`.
    List<String> lines() {
        return calls().stream().map(Seen::line).toList();
    }

    /// All requests but those for tokens.
    List<Seen> calls() {
        return seen.stream()
                .filter(request -> !request.line().contains("/access_tokens"))
                .toList();
    }

    /// How often a token was asked for.
    long tokenRequests() {
        return seen.size() - calls().size();
    }

    static Reply json(int status, String body, String... headers) {
        return exchange -> write(exchange, status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static Reply zipped(byte[] body) {
        return exchange -> {
            var bytes = new ByteArrayOutputStream();
            try (var zip = new GZIPOutputStream(bytes)) {
                zip.write(body);
            }
            write(exchange, 200, bytes.toByteArray(), "Content-Encoding", "gzip");
        };
    }

    /// Takes the request and hangs up.
    static Reply hangUp() {
        return HttpExchange::close;
    }

    /// Promises more than comes, and hangs up.
    static Reply cutOff() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    /// Promises more than comes, and keeps the line open.
    Reply stalled() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(closed);
        };
    }

    /// Answers once the latch is down.
    static Reply after(CountDownLatch latch, Reply reply) {
        return exchange -> {
            await(latch);
            reply.give(exchange);
        };
    }

    /// Never ends.
    static Reply endless() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var some = new byte[1 << 16];
            try (var body = exchange.getResponseBody()) {
                while (true) {
                    body.write(some);
                }
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(HttpExchange exchange, int status, byte[] body, String... headers) throws IOException {
        for (var i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(new Seen(line, headers.getOrDefault("Authorization", ""), headers, body));
        next(line).orElse(json(404, "{\"message\":\"Not Found\"}")).give(exchange);
    }

    private Optional<Reply> next(String line) {
        return Optional.ofNullable(replies.get(line)).map(queue -> {
            synchronized (queue) {
                return queue.size() > 1 ? queue.removeFirst() : queue.getFirst();
            }
        });
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
