package io.kubeci.fake.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A bare Git repository on disk; `git clone` and `git push` work on its path.
final class GitRepository {

    private static final String SETTINGS = """
            [core]
            \trepositoryformatversion = 0
            \tfilemode = true
            \tbare = true
            [gc]
            \tauto = 0
            [receive]
            \tautogc = false
            \tunpackLimit = 1000000
            """;

    private final Path directory;
    private final GitObjects objects;
    private final GitTrees trees;

    private GitRepository(Path directory) {
        this.directory = directory;
        this.objects = new GitObjects(directory.resolve("objects"));
        this.trees = new GitTrees(objects);
    }

    static GitRepository create(Path directory, String defaultBranch) {
        try {
            Files.createDirectories(directory.resolve("objects/info"));
            return initialise(directory, defaultBranch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A repository with objects of its parent's: GitHub stores a network of forks together, too.
    static GitRepository fork(Path directory, GitRepository parent, String defaultBranch) {
        try {
            Files.createDirectories(directory);
            Files.createSymbolicLink(directory.resolve("objects"), parent.directory.resolve("objects"));
            return initialise(directory, defaultBranch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GitRepository initialise(Path directory, String defaultBranch) throws IOException {
        Files.createDirectories(directory.resolve("refs/heads"));
        Files.createDirectories(directory.resolve("refs/tags"));
        Files.writeString(directory.resolve("HEAD"), "ref: refs/heads/" + defaultBranch + "\n");
        Files.writeString(directory.resolve("config"), SETTINGS);
        return new GitRepository(directory);
    }

    /// @param author as Git writes it, `Name <mail>`
    record Commit(String sha, String tree, List<String> parents, String author, Instant when, String message) {

        String authorName() {
            return author.substring(0, author.indexOf('<')).strip();
        }

        String authorMail() {
            return author.substring(author.indexOf('<') + 1, author.indexOf('>'));
        }
    }

    Path directory() {
        return directory;
    }

    GitObjects objects() {
        return objects;
    }

    GitTrees trees() {
        return trees;
    }

    // --- refs

    /// All refs below a prefix such as `refs/heads/` with what they point at. One that goes while they are read, as
    /// git's own lock files do, is left out.
    TreeMap<String, String> refs(String prefix) {
        var refs = new TreeMap<String, String>();
        var visitor = new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                var name = directory.relativize(file).toString();
                if (name.startsWith(prefix) && !name.endsWith(".lock")) {
                    ref(name).ifPresent(sha -> refs.put(name, sha));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                return e instanceof NoSuchFileException ? FileVisitResult.CONTINUE : super.visitFileFailed(file, e);
            }
        };
        try {
            Files.walkFileTree(directory.resolve("refs"), visitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return refs;
    }

    Optional<String> ref(String name) {
        try {
            var file = directory.resolve(name).normalize();
            if (!name.startsWith("refs/") || !file.startsWith(directory) || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            return Optional.of(Files.readString(file).strip()).filter(sha -> !sha.isEmpty());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void point(String ref, String sha) {
        try {
            var file = directory.resolve(ref);
            Files.createDirectories(file.getParent());
            var temporary = Files.createTempFile(directory, "ref", "");
            Files.writeString(temporary, sha + "\n");
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String ref) {
        try {
            Files.deleteIfExists(directory.resolve(ref));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // --- commits

    String commit(String tree, List<String> parents, String author, Instant when, String message) {
        var text = new StringBuilder("tree " + tree + "\n");
        parents.forEach(parent -> text.append("parent ").append(parent).append('\n'));
        var signature = author + " " + when.getEpochSecond() + " +0000\n";
        text.append("author ").append(signature).append("committer ").append(signature);
        text.append('\n').append(message).append('\n');
        return objects.write("commit", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Writes an annotated tag; the ref is not set.
    String tag(String name, String commit, String tagger, Instant when, String message) {
        var text = "object %s\ntype commit\ntag %s\ntagger %s %d +0000\n\n%s\n"
                .formatted(commit, name, tagger, when.getEpochSecond(), message);
        return objects.write("tag", text.getBytes(StandardCharsets.UTF_8));
    }

    /// The commit of that full name; a tag object is peeled.
    Optional<Commit> commit(String sha) {
        return objects.read(sha).flatMap(object -> switch (object.type()) {
            case "commit" -> Optional.of(parse(sha, object.text()));
            case "tag" -> commit(object.text().substring("object ".length(), "object ".length() + 40));
            default -> Optional.empty();
        });
    }

    private static Commit parse(String sha, String text) {
        var end = text.indexOf("\n\n");
        var parents = new ArrayList<String>();
        var tree = "";
        var author = "";
        for (var line : text.substring(0, end).split("\n")) {
            var value = line.substring(line.indexOf(' ') + 1);
            switch (line.substring(0, Math.max(0, line.indexOf(' ')))) {
                case "tree" -> tree = value;
                case "parent" -> parents.add(value);
                case "author" -> author = value;
                default -> {}
            }
        }
        var mail = author.indexOf('>') + 1;
        var seconds = Long.parseLong(author.substring(mail).strip().split(" ")[0]);
        var message = text.substring(end + 2).stripTrailing();
        return new Commit(sha, tree, parents, author.substring(0, mail), Instant.ofEpochSecond(seconds), message);
    }

    /// The commit that people mean by a full name, a branch, a tag or a ref.
    Optional<Commit> resolve(String name) {
        if (name.equals("HEAD")) {
            return head();
        }
        for (var candidate : List.of(name, "refs/" + name, "refs/tags/" + name, "refs/heads/" + name)) {
            var sha = ref(candidate);
            if (sha.isPresent()) {
                return commit(sha.get());
            }
        }
        return commit(name);
    }

    private Optional<Commit> head() {
        try {
            var ref = Files.readString(directory.resolve("HEAD")).strip().substring("ref: ".length());
            return ref(ref).flatMap(this::commit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A commit and all before it, nearest first.
    Set<String> history(String sha) {
        var seen = new LinkedHashSet<String>();
        var waiting = new ArrayDeque<>(List.of(sha));
        while (!waiting.isEmpty()) {
            var next = waiting.poll();
            if (seen.add(next)) {
                commit(next).ifPresent(commit -> waiting.addAll(commit.parents()));
            }
        }
        return seen;
    }

    /// The nearest commit that both come from.
    Optional<String> mergeBase(String one, String other) {
        var theirs = history(other);
        return history(one).stream().filter(theirs::contains).findFirst();
    }

    /// The files that differ between two trees: `added`, `removed` or `modified` by path.
    Map<String, String> changes(String fromTree, String toTree) {
        var before = trees.files(fromTree);
        var after = trees.files(toTree);
        var changes = new TreeMap<String, String>();
        before.keySet().forEach(path -> changes.put(path, "removed"));
        after.forEach((path, entry) -> {
            var old = before.get(path);
            if (old == null) {
                changes.put(path, "added");
            } else if (old.sha().equals(entry.sha()) && old.mode().equals(entry.mode())) {
                changes.remove(path);
            } else {
                changes.put(path, "modified");
            }
        });
        return changes;
    }

    /// The tree without any file.
    String emptyTree() {
        return trees.write(Map.of());
    }
}
