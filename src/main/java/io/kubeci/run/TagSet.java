package io.kubeci.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.LongStream;

/// A set of tags, each with what it points to, in eight bytes a tag: two of one repository are taken for each other
/// with a probability of less than one in 10^11 for ten thousand tags.
///
/// Immutable. A tag that was moved is another member than before.
public final class TagSet {

    /// No tags.
    public static final TagSet EMPTY = new TagSet(new long[0]);

    private final long[] sorted;

    private TagSet(long[] sorted) {
        this.sorted = sorted;
    }

    /// Reads what [#encoded] wrote.
    ///
    /// @throws IllegalArgumentException if it is something else
    public static TagSet decode(String encoded) {
        var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
        var members = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(members);
        return new TagSet(LongStream.of(members).sorted().distinct().toArray());
    }

    /// Those tags.
    ///
    /// @param objects what each points to, by the tag's short name
    public static TagSet of(Map<String, String> objects) {
        return new TagSet(objects.entrySet().stream()
                .mapToLong(tag -> hash(tag.getKey(), tag.getValue()))
                .sorted()
                .distinct()
                .toArray());
    }

    /// As text, eleven characters a tag.
    public String encoded() {
        var bytes = ByteBuffer.allocate(sorted.length * Long.BYTES);
        bytes.asLongBuffer().put(sorted);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /// Whether a tag is in it that points to that object.
    public boolean contains(String name, String objectSha) {
        return Arrays.binarySearch(sorted, hash(name, objectSha)) >= 0;
    }

    /// The same with one more.
    public TagSet with(String name, String objectSha) {
        return new TagSet(LongStream.concat(LongStream.of(sorted), LongStream.of(hash(name, objectSha)))
                .sorted()
                .distinct()
                .toArray());
    }

    /// How many there are.
    public int size() {
        return sorted.length;
    }

    private static long hash(String name, String objectSha) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((objectSha + " " + name).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256, this one does not", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TagSet that && Arrays.equals(sorted, that.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return "TagSet[" + sorted.length + "]";
    }
}
