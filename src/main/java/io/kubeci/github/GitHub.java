package io.kubeci.github;

import io.kubeci.model.CommitSha;
import io.kubeci.model.PullRequest;
import io.kubeci.model.RepoRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// GitHub, in exactly the calls that kube-ci makes.
///
/// Every method throws [io.kubeci.model.Unavailable] where trying again later may help (5xx, rate limits, connections;
/// also 404 on something that GitHub just announced, see there), and [io.kubeci.model.Gone] where it never will.
public interface GitHub {

    /// Reads a directory at a commit, sub-directories included, in one call however many files there are.
    ///
    /// @param path relative to the repository's root, as `.kube-ci`
    /// @return empty if the commit has no such directory
    /// @throws io.kubeci.model.Gone also while GitHub does not show the commit yet
    Optional<CiDirectory> directory(RepoRef repo, CommitSha sha, String path);

    /// Reads one file's content whole, by its blob name, up to `maxBytes`.
    ///
    /// @return empty if it is larger
    Optional<byte[]> blob(RepoRef repo, String blobSha, long maxBytes);

    /// The open pull requests whose head is this branch of this repository.
    List<PullRequest> openPullRequests(RepoRef repo, String branch);

    /// The commit that a branch is at now; empty if there is no such branch.
    Optional<CommitSha> branchHead(RepoRef repo, String branch);

    /// The paths of all files at a commit; empty if there are too many for GitHub to list.
    Optional<Set<String>> paths(RepoRef repo, CommitSha sha);

    /// Makes a check run. Not idempotent: look with [#findCheckRun] before repeating a call whose answer was lost.
    ///
    /// @return GitHub's number of it
    long createCheckRun(RepoRef repo, CommitSha sha, CheckRunUpdate checkRun);

    /// Changes a check run. Sending the same again changes nothing, except that annotations are appended by GitHub.
    void updateCheckRun(RepoRef repo, long checkRunId, CheckRunUpdate checkRun);

    /// How many annotations a check run shows: GitHub appends those that are sent, so whoever sends some again has to
    /// know how many came through.
    int annotationsShown(RepoRef repo, long checkRunId);

    /// Looks for a check run of our App on a commit which has this name and was made for this Run.
    ///
    /// @param marker the `details_url` or the `external_id` that only this Run's check run has
    Optional<Long> findCheckRun(RepoRef repo, CommitSha sha, String name, String marker);

    /// All check runs of our App on a commit, the latest of each name.
    List<CheckRunSummary> checkRuns(RepoRef repo, CommitSha sha);
}
