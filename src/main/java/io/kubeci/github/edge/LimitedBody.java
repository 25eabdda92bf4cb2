package io.kubeci.github.edge;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Collects an answer's body, and hangs up as soon as it is too long.
final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {

    private final long maxBytes;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /// @param maxBytes of the body as it is transferred
    LimitedBody(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// Decompresses, up to the same limit: a small body can become a huge one.
    static byte[] gunzipped(byte[] body, long maxBytes) throws IOException {
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
            var limit = Math.min(maxBytes, Integer.MAX_VALUE - 16L);
            var bytes = unzipped.readNBytes((int) limit);
            if (unzipped.read() >= 0) {
                throw new BodyTooLarge(maxBytes);
            }
            return bytes;
        }
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = started;
        started.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (whole.isDone()) {
            return;
        }
        for (var buffer : buffers) {
            if (collected.size() + (long) buffer.remaining() > maxBytes) {
                hangUp();
                return;
            }
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            collected.writeBytes(bytes);
        }
    }

    @Override
    public void onError(Throwable problem) {
        whole.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        whole.complete(collected.toByteArray());
    }

    private void hangUp() {
        if (subscription != null) {
            subscription.cancel();
        }
        whole.completeExceptionally(new BodyTooLarge(maxBytes));
    }
}
