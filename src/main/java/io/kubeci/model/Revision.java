package io.kubeci.model;

/// One commit of one repository, under the branch or tag that it was reached by.
public record Revision(Repository repository, GitRef ref, CommitSha sha) {

    /// How to address the repository.
    public RepoRef repo() {
        return repository.ref();
    }
}
