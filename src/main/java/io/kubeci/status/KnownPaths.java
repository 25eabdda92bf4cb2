package io.kubeci.status;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The files of a repository at a commit, against which paths in logs are checked, so that annotations are put only on
/// files that are there.
public final class KnownPaths {

    /// Longer paths are not taken for paths: Linux's `PATH_MAX`.
    private static final int MAX_LENGTH = 4096;

    /// Path segments at the front that are tried for removal: how deep a working directory may lie.
    private static final int MAX_STRIPPED = 32;

    private static final Set<String> NAMES_WITHOUT_EXTENSION = Set.of(
            "Makefile", "Dockerfile", "Containerfile", "Jenkinsfile", "Gemfile", "Rakefile", "BUILD", "WORKSPACE");

    private final Set<String> paths;
    private final boolean complete;

    private KnownPaths(Set<String> paths, boolean complete) {
        this.paths = new HashSet<>(paths);
        this.complete = complete;
    }

    /// All files, by their path relative to the repository's root.
    public static KnownPaths of(Set<String> paths) {
        return new KnownPaths(paths, true);
    }

    /// For repositories with more files than GitHub lists: whatever looks like a relative path passes.
    public static KnownPaths unknown() {
        return new KnownPaths(Set.of(), false);
    }

    /// The path in the repository that a path in a log means. A leading `./` is dropped; of an absolute path, the
    /// longest end that is a file of the repository counts. Empty if there is no such file.
    Optional<String> resolve(String written) {
        var path = withoutDots(written);
        if (path.isEmpty() || path.length() > MAX_LENGTH || path.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        if (!complete) {
            return Optional.of(path).filter(KnownPaths::looksRelative);
        }
        if (paths.contains(path)) {
            return Optional.of(path);
        }
        return path.startsWith("/") ? longestEnd(path) : Optional.empty();
    }

    private Optional<String> longestEnd(String path) {
        var slash = 0;
        for (int i = 0; i < MAX_STRIPPED && slash >= 0; i++) {
            var end = path.substring(slash + 1);
            if (paths.contains(end)) {
                return Optional.of(end);
            }
            slash = path.indexOf('/', slash + 1);
        }
        return Optional.empty();
    }

    private static String withoutDots(String written) {
        var at = 0;
        while (written.startsWith("./", at)) {
            at += 2;
        }
        return written.substring(at);
    }

    /// A guess, made only where the repository's files are not known.
    private static boolean looksRelative(String path) {
        if (path.startsWith("/") || path.startsWith("../") || path.contains("/../") || path.contains("//")) {
            return false;
        }
        if (path.chars().anyMatch(c -> c <= ' ' || "<>\"'`()[]{}|*?=,;@".indexOf(c) >= 0)) {
            return false;
        }
        var name = path.substring(path.lastIndexOf('/') + 1);
        var dot = name.lastIndexOf('.');
        var extension = dot < 0 ? "" : name.substring(dot + 1);
        var hasExtension = !extension.isEmpty()
                && extension.length() <= 10
                && Character.isLetter(extension.charAt(0))
                && extension.chars().allMatch(Character::isLetterOrDigit);
        return hasExtension || NAMES_WITHOUT_EXTENSION.contains(name);
    }
}
