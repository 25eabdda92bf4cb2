package io.kubeci.pipeline.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An answer of HTTP/1.1, read whole within bounds.
///
/// Source: RFC 9112.
///
/// @param headers by their name in lower case; of several of one name the first
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

    /// More than any server of files sends.
    private static final int MAX_HEAD = 64 << 10;

    /// The answer has more than is wanted.
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;

        TooLong(String what) {
            super(what);
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// Reads one; the connection is of no use afterwards.
    ///
    /// @throws TooLong if the body has more than `maxBytes`
    /// @throws IOException if it is no such answer, or ends too soon
    static HttpAnswer read(InputStream in, int maxBytes) throws IOException {
        var left = new int[] {MAX_HEAD};
        var first = line(in, left).split(" ", 3);
        if (first.length < 2 || !first[0].startsWith("HTTP/1.") || !first[1].matches("[1-5][0-9]{2}")) {
            throw new IOException("not an answer of HTTP/1.1");
        }
        var headers = new TreeMap<String, String>();
        for (var line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        int status = Integer.parseInt(first[1]);
        if (status < 200) {
            return read(in, maxBytes);
        }
        return new HttpAnswer(status, headers, body(in, status, headers, maxBytes));
    }

    private static byte[] body(InputStream in, int status, Map<String, String> headers, int maxBytes)
            throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked")) {
            return chunks(in, maxBytes);
        }
        var length = headers.get("content-length");
        if (length == null) {
            var bytes = in.readNBytes(maxBytes + 1);
            return bounded(bytes, maxBytes);
        }
        if (!length.matches("[0-9]{1,18}")) {
            throw new IOException("a length that is no number");
        }
        if (Long.parseLong(length) > maxBytes) {
            throw tooLong(maxBytes);
        }
        return exactly(in, Integer.parseInt(length));
    }

    private static byte[] chunks(InputStream in, int maxBytes) throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            var size = line(in, new int[] {1_000}).split(";", 2)[0].strip();
            if (!size.matches("[0-9a-fA-F]{1,8}")) {
                throw new IOException("a chunk without length");
            }
            long bytes = Long.parseLong(size, 16);
            if (bytes == 0) {
                return body.toByteArray();
            }
            if (body.size() + bytes > maxBytes) {
                throw tooLong(maxBytes);
            }
            body.writeBytes(exactly(in, (int) bytes));
            line(in, new int[] {2});
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the answer ended too soon");
        }
        return bytes;
    }

    private static byte[] bounded(byte[] bytes, int maxBytes) throws IOException {
        if (bytes.length > maxBytes) {
            throw tooLong(maxBytes);
        }
        return bytes;
    }

    private static TooLong tooLong(int maxBytes) {
        return new TooLong("it has more than %,d bytes".formatted(maxBytes));
    }

    /// @param left how many bytes may still be read, counted down
    private static String line(InputStream in, int[] left) throws IOException {
        var line = new ByteArrayOutputStream();
        while (left[0]-- > 0) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("the answer ended too soon");
            }
            if (read == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            line.write(read);
        }
        throw new IOException("the answer's head is too long");
    }
}
