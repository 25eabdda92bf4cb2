package io.kubeci.github;

import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.RepoRef;
import java.util.List;
import java.util.Optional;

/// The branches and tags of repositories on GitHub.
///
/// Every method throws [io.kubeci.model.Unavailable] where trying again later may help, and [io.kubeci.model.Gone]
/// where it cannot.
public interface Refs {

    /// A tag as it is listed.
    ///
    /// @param name its short name
    /// @param objectSha what it points to: a commit, or an annotated tag's own object
    record TagRef(String name, String objectSha) {}

    /// What a tag stands for.
    ///
    /// @param objectSha what it points to: a commit, or an annotated tag's own object
    /// @param commit the commit in the end, however many annotated tags are between; empty if it is something else
    record TagTarget(String objectSha, Optional<CommitSha> commit) {}

    /// What a tag stands for now.
    ///
    /// @throws io.kubeci.model.Gone if there is no such tag, or GitHub does not show it yet
    TagTarget tag(RepoRef repo, String name);

    /// All tags of a repository; empty if there are too many to be read.
    Optional<List<TagRef>> tags(RepoRef repo);

    /// Whether there is such a branch or tag now.
    boolean exists(RepoRef repo, GitRef ref);
}
