package io.kubeci.github;

import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import java.util.Optional;
import java.util.OptionalLong;

/// Repositories that somebody names, where no webhook has told about them.
///
/// Every method throws [io.kubeci.model.Unavailable] where trying again later may help.
public interface Repositories {

    /// Finds a repository that our App is installed on, with the installation; also by a name that it had before.
    ///
    /// @param installation the one to use; absent: GitHub is asked for the one that covers the repository
    /// @return empty if there is no such repository, or the App may not see it
    Optional<Repository> find(String owner, String name, OptionalLong installation);

    /// The commit that a branch or tag is at now, the tag's commit where it is annotated; empty if there is no such
    /// one.
    Optional<CommitSha> commit(RepoRef repo, GitRef ref);

    /// Whether GitHub shows this commit in the repository; also true of commits of its forks.
    boolean has(RepoRef repo, CommitSha sha);
}
