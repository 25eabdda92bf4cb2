package io.kubeci.github;

import io.kubeci.model.CommitSha;
import io.kubeci.model.RepoRef;
import java.util.Optional;

/// Changes to the files of a repository, each a commit.
///
/// Every method throws [io.kubeci.model.Unavailable] where trying again later may help, and [io.kubeci.model.Gone]
/// where it never will.
public interface Contents {

    /// A file as it is to be.
    ///
    /// @param branch where the commit goes
    /// @param path relative to the repository's root
    /// @param text its content
    /// @param message the commit's message
    /// @param replaces the blob name of the file that is there; absent: there is none
    record Change(String branch, String path, String text, String message, Optional<String> replaces) {}

    /// What came of a change.
    sealed interface Written {

        /// It is committed.
        record Committed() implements Written {}

        /// The file is not what it was thought to be any more.
        record Changed() implements Written {}

        /// GitHub will never take it: the branch is protected, say.
        ///
        /// @param message GitHub's words
        record Refused(String message) implements Written {}
    }

    /// The blob name of a file; empty if there is none.
    ///
    /// @throws io.kubeci.model.Gone also if there is no such branch
    Optional<String> fileSha(RepoRef repo, String branch, String path);

    /// Commits a file.
    Written put(RepoRef repo, Change change);

    /// Whether GitHub says that a branch is protected. `false` does not mean that everybody may push to it.
    boolean isProtected(RepoRef repo, String branch);

    /// Makes a branch; one of that name that is there already stays as it is.
    void createBranch(RepoRef repo, String branch, CommitSha at);

    /// A pull request to be.
    ///
    /// @param head the branch that it comes from, of the same repository
    /// @param base the branch that it wants to be merged into
    /// @param body Markdown
    record Opening(String head, String base, String title, String body) {}

    /// Opens a pull request. Not idempotent: look for an open one before repeating a call whose answer was lost.
    ///
    /// @return its number
    int openPullRequest(RepoRef repo, Opening opening);
}
