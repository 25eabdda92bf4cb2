package io.kubeci.status.edge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The end of a stream, in a ring of fixed size.
final class LastBytes {

    private static final int CHUNK = 16_384;

    /// A UTF-8 sequence that was cut at its start leaves bytes of this form behind: `10xxxxxx`.
    private static final int CONTINUATION_MASK = 0xc0;

    private static final int CONTINUATION = 0x80;
    private static final int MAX_CONTINUATIONS = 3;

    private final int size;
    private byte[] ring;
    private long total;

    LastBytes(int size) {
        this.size = size;
        this.ring = new byte[Math.min(size, CHUNK)];
    }

    /// Reads to the end; what was read before an exception is kept.
    void readAll(InputStream stream) throws IOException {
        var chunk = new byte[CHUNK];
        for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
            add(chunk, read);
        }
    }

    private void add(byte[] chunk, int length) {
        if (ring.length < size && total + length > ring.length) {
            ring = Arrays.copyOf(ring, (int) Math.min(size, Math.max(ring.length * 2L, total + length)));
        }
        for (int i = 0; i < length; i++) {
            ring[(int) (total++ % ring.length)] = chunk[i];
        }
    }

    /// How many bytes were read.
    long total() {
        return total;
    }

    /// What was kept, as text.
    String text() {
        if (total <= ring.length) {
            return new String(ring, 0, (int) total, StandardCharsets.UTF_8);
        }
        var split = (int) (total % ring.length);
        var ordered = new byte[ring.length];
        System.arraycopy(ring, split, ordered, 0, ring.length - split);
        System.arraycopy(ring, 0, ordered, ring.length - split, split);
        var start = 0;
        while (start < MAX_CONTINUATIONS
                && start < ordered.length
                && (ordered[start] & CONTINUATION_MASK) == CONTINUATION) {
            start++;
        }
        return new String(ordered, start, ordered.length - start, StandardCharsets.UTF_8);
    }
}
