package io.kubeci.fake.github;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Directories of a Git repository: trees read, walked and written.
final class GitTrees {

    static final String FILE = "100644";
    static final String EXECUTABLE = "100755";
    static final String LINK = "120000";
    static final String DIRECTORY = "40000";
    static final String SUBMODULE = "160000";

    private final GitObjects objects;

    GitTrees(GitObjects objects) {
        this.objects = objects;
    }

    /// @param mode as in Git's tree objects, `40000` for a directory
    record Entry(String mode, String name, String sha) {

        /// What GitHub calls it.
        String type() {
            return switch (mode) {
                case DIRECTORY -> "tree";
                case SUBMODULE -> "commit";
                default -> "blob";
            };
        }

        /// As in GitHub's answers, six digits.
        String fullMode() {
            return mode.length() == 5 ? "0" + mode : mode;
        }
    }

    List<Entry> entries(String tree) {
        var bytes = objects.read(tree).orElseThrow().content();
        var entries = new ArrayList<Entry>();
        int at = 0;
        while (at < bytes.length) {
            int zero = at;
            while (bytes[zero] != 0) {
                zero++;
            }
            var head = new String(bytes, at, zero - at, StandardCharsets.UTF_8);
            var blank = head.indexOf(' ');
            var sha = HexFormat.of().formatHex(Arrays.copyOfRange(bytes, zero + 1, zero + 21));
            entries.add(new Entry(head.substring(0, blank), head.substring(blank + 1), sha));
            at = zero + 21;
        }
        return entries;
    }

    /// What is at a path below a tree; the empty path is the tree itself.
    Optional<Entry> find(String tree, String path) {
        var at = Optional.of(new Entry(DIRECTORY, "", tree));
        for (var part : path.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            at = at.filter(entry -> entry.mode().equals(DIRECTORY))
                    .flatMap(entry -> entries(entry.sha()).stream()
                            .filter(child -> child.name().equals(part))
                            .findFirst());
        }
        return at;
    }

    /// All files below a tree by their paths.
    Map<String, Entry> files(String tree) {
        var files = new TreeMap<String, Entry>();
        collect(tree, "", false, files);
        return files;
    }

    /// All entries below a tree by their paths, directories too.
    Map<String, Entry> everything(String tree) {
        var found = new TreeMap<String, Entry>();
        collect(tree, "", true, found);
        return found;
    }

    private void collect(String tree, String prefix, boolean directories, Map<String, Entry> into) {
        for (var entry : entries(tree)) {
            var path = prefix + entry.name();
            if (!entry.mode().equals(DIRECTORY) || directories) {
                into.put(path, entry);
            }
            if (entry.mode().equals(DIRECTORY)) {
                collect(entry.sha(), path + "/", directories, into);
            }
        }
    }

    /// Writes the tree of these files.
    String write(Map<String, Entry> files) {
        var here = new ArrayList<Entry>();
        var below = new TreeMap<String, Map<String, Entry>>();
        files.forEach((path, entry) -> {
            var slash = path.indexOf('/');
            if (slash < 0) {
                here.add(new Entry(entry.mode(), path, entry.sha()));
            } else {
                below.computeIfAbsent(path.substring(0, slash), _ -> new TreeMap<>())
                        .put(path.substring(slash + 1), entry);
            }
        });
        below.forEach((name, children) -> here.add(new Entry(DIRECTORY, name, write(children))));
        here.sort(Comparator.comparing(entry -> entry.mode().equals(DIRECTORY) ? entry.name() + "/" : entry.name()));
        var out = new ByteArrayOutputStream();
        for (var entry : here) {
            out.writeBytes((entry.mode() + " " + entry.name() + "\0").getBytes(StandardCharsets.UTF_8));
            out.writeBytes(HexFormat.of().parseHex(entry.sha()));
        }
        return objects.write("tree", out.toByteArray());
    }
}
