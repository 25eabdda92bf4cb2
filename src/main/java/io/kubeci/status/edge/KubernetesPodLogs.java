package io.kubeci.status.edge;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.kubeci.model.Unavailable;
import io.kubeci.status.PodLogs;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// The pods of one namespace, on the Kubernetes API.
///
/// The client's request time-out does not cover the body of a log, so that each log has a deadline of its own, at which
/// its stream is closed.
public final class KubernetesPodLogs implements PodLogs {

    static final Logger LOG = Logger.getLogger(KubernetesPodLogs.class);

    /// How long one log may take.
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /// Lines asked for at first, and how many times fewer if those were too many bytes.
    private static final int FIRST_TAIL = 50_000;

    private static final int FEWER = 50;

    /// Bytes read at the most of one answer. The API counts them from the first of the lines that were asked for, so
    /// that reaching the limit means to ask for fewer lines.
    private static final int READ_LIMIT = 32 << 20;

    private final KubernetesClient client;
    private final String namespace;
    private final Duration deadline;
    private final AtomicBoolean refusalTold = new AtomicBoolean();
    private final ScheduledExecutorService watch;

    /// @param namespace where the Workflows' pods are
    public KubernetesPodLogs(KubernetesClient client, String namespace) {
        this(client, namespace, DEADLINE);
    }

    KubernetesPodLogs(KubernetesClient client, String namespace, Duration deadline) {
        this.client = client;
        this.namespace = namespace;
        this.deadline = deadline;
        this.watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("pod-log-deadline").factory());
    }

    @Override
    public Optional<Pod> find(String podName) {
        try {
            return Optional.ofNullable(client.pods()
                            .inNamespace(namespace)
                            .withName(podName)
                            .get())
                    .map(PodReading::read);
        } catch (KubernetesClientException refused) {
            throw unavailable("pod %s/%s cannot be read".formatted(namespace, podName), refused);
        }
    }

    @Override
    public Optional<String> tail(String podName, String container, int maxBytes) {
        var until = System.nanoTime() + deadline.toNanos();
        var lines = FIRST_TAIL;
        var log = read(new LogRequest(namespace, podName, container, lines, READ_LIMIT), maxBytes, until);
        while (log.isPresent() && log.get().total() >= READ_LIMIT && lines > 1 && System.nanoTime() < until) {
            lines = Math.max(1, lines / FEWER);
            log = read(new LogRequest(namespace, podName, container, lines, READ_LIMIT), maxBytes, until);
        }
        return log.map(LastBytes::text);
    }

    /// A body that was read to its end is not closed: closing it then can take its connection from the next request.
    private Optional<LastBytes> read(LogRequest request, int maxBytes, long until) {
        var answer = request.send(client, Duration.ofNanos(until - System.nanoTime()));
        var kept = new LastBytes(maxBytes);
        var closing =
                watch.schedule(() -> LogRequest.close(answer.body()), until - System.nanoTime(), TimeUnit.NANOSECONDS);
        try {
            kept.readAll(answer.body());
        } catch (IOException cut) {
            LOG.debugf("%s beyond %d bytes: %s", request.what(), kept.total(), cut.getMessage());
            LogRequest.close(answer.body());
        } finally {
            closing.cancel(false);
        }
        return answer.isLog() ? Optional.of(kept) : refused(request, answer.status());
    }

    /// The pod is gone, or the container never started.
    private static Optional<LastBytes> refused(LogRequest request, int status) {
        if (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_BAD_REQUEST) {
            return Optional.empty();
        }
        throw new Unavailable(request.what() + ": status " + status, Duration.ZERO);
    }

    @Override
    public Set<String> secretValues(Set<String> secretNames) {
        var values = new HashSet<String>();
        for (var name : secretNames) {
            try {
                var secret =
                        client.secrets().inNamespace(namespace).withName(name).get();
                var data = secret == null
                        ? Map.<String, String>of()
                        : Objects.requireNonNullElse(secret.getData(), Map.<String, String>of());
                data.values().forEach(value -> text(value).ifPresent(values::add));
            } catch (KubernetesClientException refused) {
                if (refused.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                    throw unavailable("secret %s/%s cannot be read".formatted(namespace, name), refused);
                }
                tellOnce();
            }
        }
        return Set.copyOf(values);
    }

    private void tellOnce() {
        if (refusalTold.compareAndSet(false, true)) {
            LOG.infof("Secrets in namespace %s may not be read: their values are not masked in reports", namespace);
        }
    }

    /// The value, if it is text: binary values do not occur in logs as they are.
    private static Optional<String> text(String base64) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException | IllegalArgumentException binary) {
            return Optional.empty();
        }
    }

    private static Unavailable unavailable(String what, KubernetesClientException cause) {
        var status = cause.getCode() == 0 ? "no answer" : "status " + cause.getCode();
        return new Unavailable(what + ": " + status, Duration.ZERO, cause);
    }
}
