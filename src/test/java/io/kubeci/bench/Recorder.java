package io.kubeci.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kubeci.fake.github.FakeGitHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;

/// Takes the webhooks of a fake GitHub instead of the operator, to be sent at a rate of our own choosing.
final class Recorder implements AutoCloseable {

    private static final List<String> HEADERS =
            List.of("Content-Type", "User-Agent", "X-GitHub-Event", "X-GitHub-Delivery", "X-Hub-Signature-256");

    private final Queue<Webhook> taken = new ConcurrentLinkedQueue<>();
    private final HttpServer http;

    private Recorder() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::take);
        http.start();
    }

    /// The webhooks that GitHub sends while something is done, the operator being spared.
    ///
    /// @param events of these only: others are answered, but leave nothing behind that could be waited for
    /// @param operator where they go afterwards
    static List<Webhook> record(FakeGitHub github, Set<String> events, URI operator, Runnable deeds) {
        try (var recorder = new Recorder()) {
            github.sendWebhooksTo(
                    URI.create("http://127.0.0.1:" + recorder.http.getAddress().getPort() + "/"));
            deeds.run();
            Awaitility.await().atMost(java.time.Duration.ofMinutes(1)).until(github::isQuiet);
            var some = recorder.taken.stream()
                    .filter(webhook -> events.contains(webhook.event()))
                    .toList();
            Bench.say(some.size() + " webhooks are recorded");
            return some;
        } finally {
            github.sendWebhooksTo(operator);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            HEADERS.forEach(
                    name -> headers.put(name, exchange.getRequestHeaders().getFirst(name)));
            taken.add(new Webhook(Map.copyOf(headers), exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(202, -1);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
