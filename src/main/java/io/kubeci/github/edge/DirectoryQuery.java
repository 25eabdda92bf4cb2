package io.kubeci.github.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.github.CiDirectory;
import java.util.HashMap;
import java.util.Map;

/// The GraphQL query that reads a directory, and how to read its answer.
final class DirectoryQuery {

    /// How Git marks a symbolic link in a tree: octal, as GraphQL's `mode` counts it.
    private static final int SYMBOLIC_LINK = 0120000;

    /// Asks for the commit, too, so that a commit that is not there yet is told from a directory that is not there; and
    /// for three levels of directories, because GraphQL cannot ask for all.
    static final String TEXT = """
            query ($owner: String!, $name: String!, $oid: GitObjectID!, $path: String!, $withText: Boolean!) {
              repository(owner: $owner, name: $name) {
                commit: object(oid: $oid) { oid }
                directory: object(expression: $path) { ... on Tree { entries { ...entry object { ...file ... on Tree {
                  entries { ...entry object { ...file ... on Tree {
                    entries { ...entry object { ...file } }
                  } } }
                } } } } }
              }
            }
            fragment entry on TreeEntry { name mode type oid }
            fragment file on Blob { byteSize isBinary isTruncated text @include(if: $withText) }
            """;

    private final Map<String, CiDirectory.Entry> files = new HashMap<>();

    private DirectoryQuery() {}

    /// Reads the answer's `directory`.
    static CiDirectory read(JsonNode directory) {
        var reader = new DirectoryQuery();
        reader.add("", directory.path("entries"));
        return new CiDirectory(reader.files, false);
    }

    private void add(String prefix, JsonNode entries) {
        for (var entry : entries) {
            var path = prefix + entry.path("name").asText();
            switch (entry.path("type").asText()) {
                case "blob" -> files.put(path, file(entry, entry.path("object")));
                case "tree" -> addDirectory(path, entry.path("object").path("entries"));
                case String type ->
                    files.put(path, new CiDirectory.Other("commit".equals(type) ? "a submodule" : type));
            }
        }
    }

    private void addDirectory(String path, JsonNode entries) {
        if (entries.isArray()) {
            add(path + "/", entries);
        } else {
            files.put(path, new CiDirectory.Unlisted());
        }
    }

    private static CiDirectory.Entry file(JsonNode entry, JsonNode blob) {
        var text = blob.path("text");
        var sha = entry.path("oid").asText();
        if (entry.path("mode").asInt() == SYMBOLIC_LINK) {
            return new CiDirectory.Link(text.asText(""));
        }
        var whole = text.isTextual()
                && !blob.path("isTruncated").asBoolean()
                && !blob.path("isBinary").asBoolean();
        return whole
                ? new CiDirectory.Text(text.asText(), sha)
                : new CiDirectory.Deferred(sha, blob.path("byteSize").asLong());
    }
}
