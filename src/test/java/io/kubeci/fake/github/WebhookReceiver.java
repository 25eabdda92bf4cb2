package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Takes webhooks, for the fake's own tests.
final class WebhookReceiver implements AutoCloseable {

    private final HttpServer http;
    private final List<Webhook> received = new CopyOnWriteArrayList<>();
    private volatile int answer = 202;

    record Webhook(String event, Headers headers, byte[] raw, JsonNode payload) {}

    WebhookReceiver() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", exchange -> {
            var raw = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            received.add(new Webhook(headers.getFirst("X-GitHub-Event"), headers, raw, Json.parse(raw)));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        http.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/webhooks/github");
    }

    void answerWith(int status) {
        answer = status;
    }

    List<Webhook> all() {
        return List.copyOf(received);
    }

    List<Webhook> of(String event) {
        return received.stream()
                .filter(webhook -> webhook.event().equals(event))
                .toList();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
