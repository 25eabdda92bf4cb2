package io.kubeci.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.model.Repository;
import java.util.List;
import java.util.Optional;

/// Something that happened on GitHub and that kube-ci acts on: what is kept of a webhook, in a few hundred bytes.
///
/// Written into Deliveries as JSON, with the record's name in `type`; so names and components are an interface: add, do
/// not rename.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CiEvent.Pushed.class, name = "pushed"),
    @JsonSubTypes.Type(value = CiEvent.SuiteRequested.class, name = "suiteRequested"),
    @JsonSubTypes.Type(value = CiEvent.SuiteRerequested.class, name = "suiteRerequested"),
    @JsonSubTypes.Type(value = CiEvent.CheckRunRerequested.class, name = "checkRunRerequested"),
    @JsonSubTypes.Type(value = CiEvent.PullRequestChanged.class, name = "pullRequestChanged")
})
public sealed interface CiEvent {

    /// Where it happened.
    Repository repository();

    /// Who did it: a login, "" where GitHub does not say.
    String sender();

    /// A branch got new commits.
    ///
    /// @param before what the branch was before; all zeros for a new branch
    /// @param after what it is now
    /// @param forced whether history was rewritten
    record Pushed(Repository repository, String sender, GitRef ref, CommitSha before, CommitSha after, boolean forced)
            implements CiEvent {}

    /// GitHub made a check suite for a commit.
    ///
    /// @param branch absent for a commit that came by a fork, where GitHub names no branch
    /// @param pullRequests incomplete ones: without draft, title and URL
    record SuiteRequested(
            Repository repository,
            String sender,
            Optional<String> branch,
            CommitSha sha,
            List<PullRequest> pullRequests)
            implements CiEvent {}

    /// Somebody pressed "Re-run all" or "Re-run failed" on a suite of ours; GitHub does not say which.
    record SuiteRerequested(
            Repository repository,
            String sender,
            Optional<String> branch,
            CommitSha sha,
            List<PullRequest> pullRequests)
            implements CiEvent {}

    /// Somebody pressed "Re-run" on a check run of ours.
    ///
    /// @param checkRunId GitHub's number of it
    /// @param name its name, `Workflow - main`
    /// @param externalId what we gave it: the entrypoint
    record CheckRunRerequested(
            Repository repository,
            String sender,
            Optional<String> branch,
            CommitSha sha,
            long checkRunId,
            String name,
            String externalId,
            List<PullRequest> pullRequests)
            implements CiEvent {}

    /// A pull request was opened, reopened, got commits or stopped being a draft.
    ///
    /// @param sha its head
    record PullRequestChanged(
            Repository repository, String sender, String action, PullRequest pullRequest, CommitSha sha)
            implements CiEvent {}
}
