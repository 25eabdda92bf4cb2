package io.kubeci.pipeline;

import io.kubeci.github.CiDirectory;
import io.kubeci.github.CiDirectory.Entry;
import io.kubeci.model.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of a commit's CI directory, as one finds them by name: symbolic links are followed, and what has to be
/// read first is named.
public final class CiFiles {

    /// The largest file worth reading, in bytes; what is longer is a problem of the author's.
    public static final long MAX_BYTES = YamlReader.MAX_CHARACTERS;

    /// As many links as Linux follows in one path. Source: path_resolution(7).
    private static final int MAX_LINKS = 40;

    private final Map<String, Entry> entries;
    private final boolean truncated;
    private final String root;

    /// What became of a search for a file.
    public sealed interface Lookup {

        /// Here it is.
        ///
        /// @param path where it is, relative to the repository's root; not where a link to it is
        record Found(String path, String text) implements Lookup {}

        /// There is no such file.
        record Missing() implements Lookup {}

        /// It is there, but its content has to be read: [io.kubeci.github.GitHub#blob], then [CiFiles#with].
        record ToRead(String path, String blobSha, long size) implements Lookup {}

        /// It is in a directory of the same commit that was not listed with this one: a link leads there, or it is deep
        /// below.
        ///
        /// @param path where to, relative to the repository's root
        record Outside(String path) implements Lookup {}

        /// GitHub did not list everything, and it is not among what is listed: it may be there or not.
        record Unknown() implements Lookup {}

        /// It is there, but cannot be used.
        record Unusable(Problem problem) implements Lookup {}
    }

    /// @param directory what GitHub listed
    /// @param path the directory, relative to the repository's root
    public CiFiles(CiDirectory directory, String path) {
        this(directory.files(), directory.truncated(), String.join("/", parts(path)));
    }

    private CiFiles(Map<String, Entry> entries, boolean truncated, String root) {
        this.entries = Map.copyOf(entries);
        this.truncated = truncated;
        this.root = root;
    }

    /// The same files, with the content of those of this blob.
    ///
    /// @param content empty if it is longer than [#MAX_BYTES]
    public CiFiles with(String blobSha, Optional<byte[]> content) {
        var replaced = new HashMap<>(entries);
        replaced.replaceAll((_, entry) -> entry instanceof CiDirectory.Deferred(String sha, long _)
                        && sha.equals(blobSha)
                ? content.map(bytes -> read(bytes, blobSha))
                        .orElseGet(() -> new CiDirectory.Other("a file of more than %,d bytes".formatted(MAX_BYTES)))
                : entry);
        return new CiFiles(replaced, truncated, root);
    }

    /// Whether the listing is known to be whole.
    public boolean isComplete() {
        return !truncated;
    }

    /// Looks for a file.
    ///
    /// @param name relative to the CI directory: `ci.yaml`, `lib/go.star`
    public Lookup find(String name) {
        var todo = new ArrayDeque<>(parts(full(name)));
        var done = new ArrayList<String>();
        int links = 0;
        while (!todo.isEmpty()) {
            var part = todo.pop();
            if (part.equals("..") && done.isEmpty()) {
                return unusable(name, "%s leads out of the repository".formatted(full(name)));
            }
            if (part.equals("..")) {
                done.removeLast();
                continue;
            }
            done.add(part);
            var path = String.join("/", done);
            if (isInside(path) && entries.get(inside(path)) instanceof CiDirectory.Link(String target)) {
                if (++links > MAX_LINKS) {
                    return unusable(name, "the symbolic links from %s lead in a circle".formatted(full(name)));
                }
                if (target.startsWith("/")) {
                    return unusable(
                            name, "%s is a symbolic link to \"%s\", outside of the repository".formatted(path, target));
                }
                done.removeLast();
                parts(target).reversed().forEach(todo::push);
            }
        }
        var path = String.join("/", done);
        return isInside(path) ? entry(inside(path), name) : new Lookup.Outside(path);
    }

    private boolean isInside(String path) {
        return root.isEmpty() || path.equals(root) || path.startsWith(root + "/");
    }

    private String inside(String path) {
        return root.isEmpty() ? path : path.equals(root) ? "" : path.substring(root.length() + 1);
    }

    private Lookup entry(String path, String name) {
        return switch (entries.get(path)) {
            case CiDirectory.Text(String text, String _) -> new Lookup.Found(full(path), text);
            case CiDirectory.Deferred(String sha, long size)
            when size > MAX_BYTES ->
                unusable(
                        name,
                        "%s has %,d bytes, more than the %,d that are read".formatted(full(path), size, MAX_BYTES));
            case CiDirectory.Deferred(String sha, long size) -> new Lookup.ToRead(full(path), sha, size);
            case CiDirectory.Unlisted _ -> unusable(name, "%s is a directory".formatted(full(path)));
            case CiDirectory.Other(String what) -> unusable(name, "%s is %s".formatted(full(path), what));
            case CiDirectory.Link _ -> throw new IllegalStateException("a link is left: '%s'".formatted(path));
            case null -> absent(path, name);
        };
    }

    private Lookup absent(String path, String name) {
        if (entries.keySet().stream().anyMatch(file -> path.isEmpty() || file.startsWith(path + "/"))) {
            return unusable(name, "%s is a directory".formatted(full(path)));
        }
        if (isInUnlisted(path)) {
            return new Lookup.Outside(full(path));
        }
        if (truncated) {
            return new Lookup.Unknown();
        }
        return path.equals(String.join("/", parts(name)))
                ? new Lookup.Missing()
                : unusable(name, "%s is a symbolic link to %s, which is not there".formatted(full(name), full(path)));
    }

    private boolean isInUnlisted(String path) {
        return entries.entrySet().stream()
                .anyMatch(entry ->
                        entry.getValue() instanceof CiDirectory.Unlisted && path.startsWith(entry.getKey() + "/"));
    }

    private Lookup unusable(String name, String message) {
        return new Lookup.Unusable(new Problem(message, full(name), 1, 0));
    }

    private String full(String path) {
        return root.isEmpty() ? path : path.isEmpty() ? root : root + "/" + path;
    }

    private static Entry read(byte[] bytes, String blobSha) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new CiDirectory.Text(text, blobSha);
        } catch (CharacterCodingException _) {
            return new CiDirectory.Other("not text in UTF-8");
        }
    }

    private static List<String> parts(String path) {
        return List.of(path.split("/")).stream()
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
    }
}
