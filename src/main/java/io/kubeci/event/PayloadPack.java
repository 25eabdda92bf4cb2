package io.kubeci.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A webhook's payload, small enough to be kept: JSON, compressed by gzip, in base64.
///
/// @param data "" if it could not be made small enough
/// @param dropped paths of the lists that were emptied for that, the largest first; the payload has them as
///     [#DROPPED], too
public record PayloadPack(String data, List<String> dropped) {

    /// The longest [#data], in characters. Source: the design; an object of Kubernetes takes 1.5 MiB in all.
    public static final int MAX_PACKED = 256 << 10;

    /// The longest JSON, in bytes: it is to be unpacked into a script's memory.
    public static final int MAX_BYTES = 4 << 20;

    /// The key under which a payload names its lists that were emptied.
    public static final String DROPPED = "kube_ci_dropped";

    /// Nothing that is kept.
    public static final PayloadPack NONE = new PayloadPack("", List.of());

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// How many of the largest lists are emptied before giving up. Ours.
    private static final int MAX_DROPPED = 20;

    /// Copies the list.
    public PayloadPack {
        dropped = List.copyOf(dropped);
    }

    /// Packs a payload; of one that is too large the largest lists are emptied first.
    public static PayloadPack of(JsonNode payload) {
        var packed = packed(payload);
        if (packed.isPresent()) {
            return new PayloadPack(packed.get(), List.of());
        }
        if (!(payload instanceof ObjectNode full)) {
            return NONE;
        }
        var smaller = full.deepCopy();
        var lists = new ArrayList<Found>();
        collect(smaller, "", lists);
        lists.sort(Comparator.comparingLong(Found::size).reversed());
        var names = smaller.putArray(DROPPED);
        var dropped = new ArrayList<String>();
        for (var list : lists.subList(0, Math.min(MAX_DROPPED, lists.size()))) {
            list.array().removeAll();
            dropped.add(list.path());
            names.add(list.path());
            var attempt = packed(smaller);
            if (attempt.isPresent()) {
                return new PayloadPack(attempt.get(), dropped);
            }
        }
        return new PayloadPack("", List.of("everything"));
    }

    /// The JSON of packed data.
    ///
    /// @throws IllegalArgumentException if it is not what [#of] makes
    public static String unpacked(String data) {
        try (var unzipped =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data)))) {
            return new String(unzipped.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a packed payload", e);
        }
    }

    private record Found(String path, ArrayNode array, long size) {}

    /// Lists within lists go with them.
    private static void collect(ObjectNode node, String path, List<Found> found) {
        node.properties().forEach(field -> {
            var name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (field.getValue() instanceof ArrayNode array) {
                found.add(new Found(name, array, array.toString().length()));
            } else if (field.getValue() instanceof ObjectNode object) {
                collect(object, name, found);
            }
        });
    }

    private static Optional<String> packed(JsonNode payload) {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            var json = MAPPER.writeValueAsBytes(payload);
            if (json.length > MAX_BYTES) {
                return Optional.empty();
            }
            zipped.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(Base64.getEncoder().encodeToString(bytes.toByteArray()))
                .filter(data -> data.length() <= MAX_PACKED);
    }
}
