package io.kubeci.status.edge;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.kubeci.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Asks the API server for a log, with the client's address and credentials but not by its own method for logs: that
/// one
/// first lists and watches the pod until it is ready, at the price of two more calls and of a right that nothing else
/// needs.
///
/// @param namespace where the pod is
/// @param lines how many of the last lines are wanted
/// @param limitBytes how many bytes of these, from the first on
record LogRequest(String namespace, String pod, String container, int lines, int limitBytes) {

    private static final int FIRST_ERROR = 300;

    /// An answer whose body is still to come.
    ///
    /// @param body to be closed by whoever asked
    record Answer(int status, InputStream body) {

        boolean isLog() {
            return status < FIRST_ERROR;
        }
    }

    /// @param timeout how long the beginning of the answer may take
    /// @throws Unavailable if there is none
    Answer send(KubernetesClient client, Duration timeout) {
        var http = client.getHttpClient();
        var request = http.newHttpRequestBuilder().uri(uri(client)).build();
        var pending = http.sendAsync(request, InputStream.class);
        try {
            var response = pending.get(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS);
            return new Answer(response.code(), response.body());
        } catch (ExecutionException | TimeoutException failed) {
            var _ = pending.thenAccept(late -> close(late.body())).exceptionally(LogRequest::never);
            throw new Unavailable(what() + ": no answer", Duration.ZERO, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable(what() + ": interrupted", Duration.ZERO, stopped);
        }
    }

    /// What is asked for, for messages.
    String what() {
        return "log of %s/%s/%s cannot be read".formatted(namespace, pod, container);
    }

    private URI uri(KubernetesClient client) {
        var base = client.getMasterUrl().toString();
        var path = "api/v1/namespaces/%s/pods/%s/log?container=%s&tailLines=%d&limitBytes=%d"
                .formatted(encoded(namespace), encoded(pod), encoded(container), lines, limitBytes);
        return URI.create(base.endsWith("/") ? base + path : base + "/" + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// What failed is told already.
    private static @Nullable Void never(Throwable failed) {
        KubernetesPodLogs.LOG.debugf("no late answer: %s", failed.getMessage());
        return null;
    }

    /// Closing also ends a read that waits in another thread.
    static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException alreadyBroken) {
            KubernetesPodLogs.LOG.debugf("closing a log: %s", alreadyBroken.getMessage());
        }
    }
}
