package io.kubeci.github;

import java.util.Map;

/// The files of a directory at a commit, by their path relative to that directory.
///
/// @param files all files that could be listed, sub-directories' included (`lib/go.star`)
/// @param truncated whether GitHub did not list everything
public record CiDirectory(Map<String, Entry> files, boolean truncated) {

    /// Copies the map.
    public CiDirectory {
        files = Map.copyOf(files);
    }

    /// One file.
    public sealed interface Entry {}

    /// A text file that came with the listing.
    public record Text(String text, String blobSha) implements Entry {}

    /// A file whose content did not come with the listing: it is too long, or not text. [GitHub#blob] reads it.
    public record Deferred(String blobSha, long size) implements Entry {}

    /// A symbolic link.
    ///
    /// @param target as Git stores it, relative to the link's own directory
    public record Link(String target) implements Entry {}

    /// A sub-directory too deep to be listed with the others; to be read by itself.
    public record Unlisted() implements Entry {}

    /// Something else: a submodule.
    public record Other(String what) implements Entry {}
}
