package io.kubeci.github;

import io.kubeci.model.CommitSha;
import io.kubeci.model.RepoRef;
import java.util.Optional;

/// Single files of any repository that an installation may read: what pipelines share.
///
/// Every method throws [io.kubeci.model.Unavailable] where trying again later may help.
public interface Files {

    /// The commit that a branch, tag or commit's name stands for now.
    ///
    /// @param ref "" for the default branch
    /// @return empty if there is none, or no such repository, or the installation may not see it
    Optional<CommitSha> commit(RepoRef repo, String ref);

    /// Reads a file at a commit.
    ///
    /// @param path relative to the repository's root
    Content read(RepoRef repo, CommitSha sha, String path, long maxBytes);

    /// What there is at a path.
    sealed interface Content {

        /// A file.
        @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
        record Found(byte[] bytes) implements Content {}

        /// Nothing, or nothing that the installation may see.
        record Missing() implements Content {}

        /// Something that is not read, and why: a directory, or too long.
        record Unusable(String reason) implements Content {}
    }
}
