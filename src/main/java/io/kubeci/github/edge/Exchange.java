package io.kubeci.github.edge;

import io.kubeci.model.Lazy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One request and its whole answer over HTTP, within a time and a size. No redirects, no repeats.
final class Exchange implements AutoCloseable {

    private static final String AUTHORIZATION = "Authorization";
    private static final String ENCODING = "Content-Encoding";

    /// A refusal may be longer than the file that was asked for.
    private static final long MAX_REFUSAL_BYTES = 64L << 10;

    private static final int FIRST_REFUSAL = 300;

    private final Lazy<HttpClient> client;
    private final Duration timeout;
    private final String userAgent;

    Exchange(ApiSettings settings) {
        var secure = "https".equalsIgnoreCase(settings.address().base().getScheme());
        client = new Lazy<>(() -> HttpClient.newBuilder()
                .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        timeout = settings.requestTimeout();
        userAgent = "kube-ci/" + settings.version();
    }

    /// Sends and waits.
    ///
    /// @param authorization the header's value
    /// @throws HttpTimeoutException if the answer's last byte is not there in time
    /// @throws BodyTooLarge if the answer is longer than the request allows
    ApiAnswer send(ApiRequest request, String authorization) throws IOException {
        var answer = whole(built(request, authorization), request.maxBytes());
        var body = answer.body();
        var maxBytes = maxBytes(answer.statusCode(), request.maxBytes());
        var zipped = answer.headers().firstValue(ENCODING).filter("gzip"::equalsIgnoreCase);
        if (zipped.isPresent() && body.length > 0) {
            body = LimitedBody.gunzipped(body, maxBytes);
        }
        return new ApiAnswer(answer.statusCode(), answer.headers().map(), body);
    }

    private HttpResponse<byte[]> whole(HttpRequest request, long maxBytes) throws IOException {
        var answer = client.get().sendAsync(request, head -> new LimitedBody(maxBytes(head.statusCode(), maxBytes)));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer within %d ms".formatted(timeout.toMillis()));
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException problem) {
                throw problem;
            }
            throw new IOException("the HTTP client failed", e.getCause());
        }
    }

    private static long maxBytes(int status, long maxBytes) {
        return status < FIRST_REFUSAL ? maxBytes : Math.max(maxBytes, MAX_REFUSAL_BYTES);
    }

    private HttpRequest built(ApiRequest request, String authorization) {
        var body = request.body().length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(request.body());
        var builder = HttpRequest.newBuilder(request.uri())
                .method(request.method().toUpperCase(Locale.ROOT), body)
                .header("User-Agent", userAgent)
                .header("Accept-Encoding", "gzip");
        request.headers().forEach(builder::header);
        return builder.header(AUTHORIZATION, authorization).build();
    }

    @Override
    public void close() {
        client.ifMade(HttpClient::shutdownNow);
    }
}
