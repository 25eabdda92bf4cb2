package io.kubeci.status.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.kubeci.model.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a real HTTP server that plays the API server.
class KubernetesPodLogsTest {

    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final CountDownLatch ended = new CountDownLatch(1);
    private HttpServer server;
    private KubernetesClient client;
    private KubernetesPodLogs logs;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        var config = new ConfigBuilder()
                .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .withRequestRetryBackoffLimit(0)
                .build();
        client = new KubernetesClientBuilder().withConfig(config).build();
        logs = new KubernetesPodLogs(client, "ci", DEADLINE);
    }

    @AfterEach
    void stop() {
        ended.countDown();
        client.close();
        server.stop(0);
    }

    @RepeatedTest(20)
    void readsTheEndOfALog() {
        answer("/api/v1/namespaces/ci/pods/p/log", 200, "one\ntwo ü\nthree\n");

        assertThat(logs.tail("p", "main", 1_000)).contains("one\ntwo ü\nthree\n");
        assertThat(logs.tail("p", "main", 7)).contains("\nthree\n");
        assertThat(logs.tail("p", "main", 8)).contains("\nthree\n");
    }

    @Test
    void givesALogThatDoesNotEndAsFarAsItCame() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("so far\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await();
        });
        var started = System.nanoTime();

        assertThat(logs.tail("p", "main", 1_000)).contains("so far\n");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(DEADLINE.multipliedBy(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404})
    void hasNoLogOfAContainerThatNeverStarted(int status) {
        answer("/", status, status("container \"main\" in pod \"p\" is waiting to start", status));

        assertThat(logs.tail("p", "main", 1_000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void asksForAnotherTryWhereTheServerCannot(int status) {
        answer("/", status, status("overloaded", status));

        assertThatThrownBy(() -> logs.tail("p", "main", 1_000))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("ci/p/main");
        assertThatThrownBy(() -> logs.find("p")).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> logs.secretValues(Set.of("s"))).isInstanceOf(Unavailable.class);
    }

    @Test
    void asksForAnotherTryWhereNobodyAnswers() {
        server.stop(0);

        assertThatThrownBy(() -> logs.find("p")).isInstanceOf(Unavailable.class);
    }

    @Test
    void findsNoPodThatIsGone() {
        answer("/", 404, status("not found", 404));

        assertThat(logs.find("p")).isEmpty();
    }

    @Test
    void readsTheValuesOfSecretsThatAreText() {
        answer("/api/v1/namespaces/ci/secrets/s", 200, """
                {"kind": "Secret", "apiVersion": "v1", "metadata": {"name": "s"},
                 "data": {"password": "aHVudGVyMg==", "key": "//79"}}""");
        answer("/api/v1/namespaces/ci/secrets/gone", 404, status("not found", 404));

        assertThat(logs.secretValues(Set.of("s", "gone"))).containsExactly("hunter2");
    }

    @Test
    void doesWithoutSecretsThatItMayNotRead() {
        answer("/", 403, status("forbidden", 403));

        assertThat(logs.secretValues(Set.of("a", "b"))).isEmpty();
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> respond(exchange, status, body));
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", body.startsWith("{") ? "application/json" : "text/plain");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var stream = exchange.getResponseBody()) {
            stream.write(bytes);
        }
    }

    private static String status(String message, int code) {
        return "{\"kind\": \"Status\", \"apiVersion\": \"v1\", \"status\": \"Failure\", \"message\": \"%s\", \"code\": %d}"
                .formatted(message.replace("\"", "\\\""), code);
    }

    private void await() {
        try {
            ended.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
