package io.kubeci.github.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.github.CiDirectory;
import io.kubeci.model.CommitSha;
import io.kubeci.model.RepoRef;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a directory by REST, for servers without GraphQL: a call for each level of its path, one for all that is in
/// it,
/// and one for each file.
final class TreeWalk {

    /// Files up to this size are read with the directory, as GraphQL would.
    private static final long MAX_TEXT_BYTES = 512L << 10;

    /// How many files are read with the directory; whoever wants the others reads them.
    private static final int MAX_TEXTS = 50;

    private static final String SYMBOLIC_LINK = "120000";

    private final RestReads reads;

    TreeWalk(RestReads reads) {
        this.reads = reads;
    }

    /// Reads.
    ///
    /// @param segments the path's
    /// @return empty if the commit has no such directory
    /// @throws io.kubeci.model.Gone also while GitHub does not show the commit yet
    Optional<CiDirectory> read(RepoRef repo, CommitSha sha, List<String> segments) {
        var tree = sha.hex();
        for (var i = 0; i < segments.size(); i++) {
            var listing = listing(repo, sha, tree, false);
            var name = segments.get(i);
            var child = child(listing, name);
            if (child.isEmpty()) {
                return Optional.empty();
            }
            tree = child.get();
        }
        return Optional.of(directory(repo, listing(repo, sha, tree, true)));
    }

    private JsonNode listing(RepoRef repo, CommitSha sha, String tree, boolean recursive) {
        var answer = reads.tree(repo, tree, recursive);
        if (answer.status() == 404 || answer.status() == 409 || answer.status() == 422) {
            reads.requireRepository(repo);
            throw Directories.notThere(repo, sha);
        }
        return Answers.json("reading a directory of " + repo, answer);
    }

    private static Optional<String> child(JsonNode listing, String name) {
        for (var entry : listing.path("tree")) {
            if (entry.path("path").asText().equals(name)
                    && entry.path("type").asText().equals("tree")) {
                return Optional.of(entry.path("sha").asText());
            }
        }
        return Optional.empty();
    }

    private CiDirectory directory(RepoRef repo, JsonNode listing) {
        Map<String, CiDirectory.Entry> files = new HashMap<>();
        for (var entry : listing.path("tree")) {
            switch (entry.path("type").asText()) {
                case "tree" -> {}
                case "blob" -> files.put(entry.path("path").asText(), file(repo, entry, files.size()));
                default -> files.put(entry.path("path").asText(), new CiDirectory.Other("a submodule"));
            }
        }
        return new CiDirectory(files, listing.path("truncated").asBoolean());
    }

    private CiDirectory.Entry file(RepoRef repo, JsonNode entry, int already) {
        var sha = entry.path("sha").asText();
        var size = entry.path("size").asLong();
        var deferred = new CiDirectory.Deferred(sha, size);
        var text = already < MAX_TEXTS && size <= MAX_TEXT_BYTES
                ? reads.blob(repo, sha, MAX_TEXT_BYTES).flatMap(TreeWalk::text)
                : Optional.<String>empty();
        if (SYMBOLIC_LINK.equals(entry.path("mode").asText())) {
            return new CiDirectory.Link(text.orElse(""));
        }
        return text.<CiDirectory.Entry>map(content -> new CiDirectory.Text(content, sha))
                .orElse(deferred);
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
