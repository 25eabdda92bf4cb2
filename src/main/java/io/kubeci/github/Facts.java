package io.kubeci.github;

import io.kubeci.model.CommitSha;
import io.kubeci.model.RepoRef;
import java.util.List;
import java.util.Optional;

/// What pipelines ask about a repository besides its files.
///
/// Every method throws [io.kubeci.model.Unavailable] where trying again later may help, and [io.kubeci.model.Gone]
/// where
/// it never will.
public interface Facts {

    /// The repository as GitHub's REST API writes it, JSON, without tokens.
    String repository(RepoRef repo);

    /// The paths of the files that differ between a commit and the place where it left another one's history; of a
    /// renamed
    /// file both names.
    ///
    /// @return empty if GitHub does not list all of them (it lists 300), or does not find what both have in common
    Optional<List<String>> changedFiles(RepoRef repo, CommitSha base, CommitSha head);
}
