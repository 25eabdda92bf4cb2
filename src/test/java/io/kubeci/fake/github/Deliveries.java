package io.kubeci.fake.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Sends webhooks and keeps the log of them.
final class Deliveries implements AutoCloseable {

    /// How long GitHub waits for an answer. Source: GitHub's "Best practices for using webhooks".
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final double NANOS_A_SECOND = 1e9;

    private final World world;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger underWay = new AtomicInteger();
    private final List<Attempt> log = new CopyOnWriteArrayList<>();
    private final List<Held> held = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger toDrop = new AtomicInteger();
    private final AtomicInteger toRepeat = new AtomicInteger();
    private volatile boolean holding;
    private volatile UnaryOperator<HttpRequest.Builder> spoiler = UnaryOperator.identity();
    private volatile Optional<URI> target = Optional.empty();

    Deliveries(World world) {
        this.world = world;
    }

    /// A webhook that waits.
    private record Held(String guid, String event, Runnable task) {}

    /// One try to deliver one webhook.
    ///
    /// @param guid the same for all attempts at one delivery
    /// @param code what the receiver answered, 0 if nothing
    record Attempt(
            long id,
            String guid,
            String event,
            ObjectNode payload,
            Instant when,
            Duration took,
            boolean redelivery,
            int code,
            String status,
            String answer) {

        boolean succeeded() {
            return code >= 200 && code < 300;
        }
    }

    void sendTo(URI url) {
        target = Optional.of(url);
    }

    /// Delivers in the background, as GitHub does, in no promised order.
    String send(String event, ObjectNode payload) {
        var guid = UUID.randomUUID().toString();
        Runnable task = () -> attempt(guid, event, payload, false);
        if (holding) {
            held.add(new Held(guid, event, task));
        } else {
            start(task);
        }
        if (toRepeat.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            start(task);
        }
        return guid;
    }

    void redeliver(Attempt earlier) {
        start(() -> attempt(earlier.guid(), earlier.event(), earlier.payload(), true));
    }

    private void start(Runnable task) {
        underWay.incrementAndGet();
        senders.submit(() -> {
            try {
                task.run();
            } finally {
                underWay.decrementAndGet();
            }
        });
    }

    private void attempt(String guid, String event, ObjectNode payload, boolean redelivery) {
        var start = Instant.now();
        var code = 0;
        var status = "";
        var answer = "";
        if (target.isEmpty()) {
            status = "Invalid HTTP Response: no webhook URL";
        } else if (!redelivery && toDrop.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            status = "timed out";
        } else {
            try {
                var response =
                        client.send(request(guid, event, Json.bytes(payload)), HttpResponse.BodyHandlers.ofString());
                code = response.statusCode();
                answer = response.body();
                status = code >= 200 && code < 300 ? "OK" : "Invalid HTTP Response: " + code;
            } catch (java.net.http.HttpTimeoutException e) {
                status = "timed out";
            } catch (IOException e) {
                status = "failed to connect to host";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        var took = Duration.between(start, Instant.now());
        log.add(new Attempt(world.nextId(), guid, event, payload, world.now(), took, redelivery, code, status, answer));
    }

    private HttpRequest request(String guid, String event, byte[] body) {
        var request = HttpRequest.newBuilder(target.orElseThrow())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "*/*")
                .header("User-Agent", "GitHub-Hookshot/044aadd")
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", guid)
                .header("X-GitHub-Hook-ID", "1")
                .header("X-GitHub-Hook-Installation-Target-ID", Long.toString(world.app.appId()))
                .header("X-GitHub-Hook-Installation-Target-Type", "integration")
                .header("X-Hub-Signature", "sha1=" + hmac("HmacSHA1", body))
                .header("X-Hub-Signature-256", "sha256=" + hmac("HmacSHA256", body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return spoiler.apply(request).build();
    }

    String hmac(String algorithm, byte[] body) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(world.app.webhookSecret().getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // --- misbehaviour

    /// The next deliveries never arrive; the log shows them as failed.
    void drop(int count) {
        toDrop.set(count);
    }

    /// The next deliveries come twice.
    void repeat(int count) {
        toRepeat.set(count);
    }

    void hold() {
        holding = true;
    }

    /// Sends what was held, one after the other.
    void release(boolean reversed) {
        var tasks = unhold();
        if (reversed) {
            Collections.reverse(tasks);
        }
        start(() -> tasks.forEach(held -> held.task().run()));
    }

    /// Sends what was held of some events, so many a second, whether they are answered or not. Returns once all are
    /// sent.
    ///
    /// @return their GUIDs
    Set<String> release(Set<String> events, double aSecond) {
        var tasks = unhold();
        tasks.removeIf(held -> !events.contains(held.event()));
        long start = System.nanoTime();
        for (int index = 0; index < tasks.size(); index++) {
            long due = start + Math.round(index * NANOS_A_SECOND / aSecond);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            start(tasks.get(index).task());
        }
        return tasks.stream().map(Held::guid).collect(Collectors.toSet());
    }

    private List<Held> unhold() {
        holding = false;
        var tasks = new ArrayList<>(held);
        held.clear();
        return tasks;
    }

    /// Changes the headers of all further deliveries.
    void spoil(UnaryOperator<HttpRequest.Builder> change) {
        spoiler = change;
    }

    // --- seeing

    /// All attempts, the newest last.
    List<Attempt> log() {
        return List.copyOf(log);
    }

    boolean isIdle() {
        return underWay.get() == 0;
    }

    @Override
    public void close() {
        senders.shutdownNow();
        client.shutdownNow();
    }
}
