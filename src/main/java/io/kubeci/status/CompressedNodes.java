package io.kubeci.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.brotli.dec.BrotliInputStream;

/// Reads `status.compressedNodes`, in which Argo keeps the nodes of Workflows above 1 MiB (reference: Argo Workflows,
/// `util/file/fileutil.go`): base64 of gzip, zstd or brotli, told apart by the first bytes.
final class CompressedNodes {

    /// As much as is decompressed; more is taken as unreadable. Argo's controller itself keeps to 1 MiB compressed,
    /// which at the ratio of 40 that real nodes reach is 40 MiB.
    static final int MAX_BYTES = 64 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    private CompressedNodes() {}

    /// The node map; empty if it cannot be read, for whatever reason.
    static Optional<JsonNode> decode(String base64) {
        return unpack(base64).flatMap(CompressedNodes::parse);
    }

    /// The decoders are other people's, and throw what they like at bytes that are none of theirs.
    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    private static Optional<byte[]> unpack(String base64) {
        try (var stream = open(Base64.getMimeDecoder().decode(base64))) {
            var bytes = stream.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES ? Optional.empty() : Optional.of(bytes);
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static InputStream open(byte[] bytes) throws IOException {
        var input = new ByteArrayInputStream(bytes);
        if (startsWith(bytes, GZIP)) {
            return new GZIPInputStream(input);
        }
        return startsWith(bytes, ZSTD) ? new ZstdInputStream(input) : new BrotliInputStream(input);
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (bytes[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<JsonNode> parse(byte[] json) {
        try {
            return Optional.ofNullable(JSON.readTree(json)).filter(JsonNode::isObject);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new IllegalStateException("reading %d bytes of memory failed".formatted(json.length), impossible);
        }
    }
}
