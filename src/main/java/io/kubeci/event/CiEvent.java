package io.kubeci.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.model.Repository;
import java.time.Instant;
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
    @JsonSubTypes.Type(value = CiEvent.PullRequestChanged.class, name = "pullRequestChanged"),
    @JsonSubTypes.Type(value = CiEvent.PullRequestClosed.class, name = "pullRequestClosed"),
    @JsonSubTypes.Type(value = CiEvent.ButtonPressed.class, name = "buttonPressed"),
    @JsonSubTypes.Type(value = CiEvent.DeploymentRequested.class, name = "deploymentRequested"),
    @JsonSubTypes.Type(value = CiEvent.CommentMade.class, name = "commentMade"),
    @JsonSubTypes.Type(value = CiEvent.RefDeleted.class, name = "refDeleted"),
    @JsonSubTypes.Type(value = CiEvent.RepositoryChanged.class, name = "repositoryChanged"),
    @JsonSubTypes.Type(value = CiEvent.MergeGroupRequested.class, name = "mergeGroupRequested"),
    @JsonSubTypes.Type(value = CiEvent.MergeGroupDestroyed.class, name = "mergeGroupDestroyed")
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

    /// A pull request was closed, merged or not.
    ///
    /// @param sha its head
    record PullRequestClosed(Repository repository, String sender, PullRequest pullRequest, CommitSha sha)
            implements CiEvent {}

    /// Somebody pressed a button on a check run of ours.
    ///
    /// @param checkRunId GitHub's number of it
    /// @param name its name, `Workflow - deploy`
    /// @param externalId what we gave it: the template
    /// @param identifier the button's: `run`, `skip`, `clearCache`, `clearCacheBranch`
    record ButtonPressed(
            Repository repository,
            String sender,
            Optional<String> branch,
            CommitSha sha,
            long checkRunId,
            String name,
            String externalId,
            String identifier,
            List<PullRequest> pullRequests)
            implements CiEvent {}

    /// Somebody made a deployment that asks for a run (`payload.kube_ci.run`).
    ///
    /// @param deploymentId GitHub's number of it
    /// @param ref the branch or tag, by `payload.kube_ci.ref_type`
    /// @param task the template
    /// @param environment where to
    record DeploymentRequested(
            Repository repository,
            String sender,
            long deploymentId,
            GitRef ref,
            CommitSha sha,
            String task,
            String environment)
            implements CiEvent {}

    /// Somebody wrote a comment in which a line begins with `/kube-ci`, or opened an issue with such a body.
    ///
    /// @param number the or pull request's number
    /// @param pullRequest whether it is a pull request
    /// @param commentId GitHub's number of the comment; 0 for the body of an issue
    /// @param body its command lines, as far as a stored event holds them
    /// @param createdAt when GitHub says that it was written
    record CommentMade(
            Repository repository,
            String sender,
            int number,
            boolean pullRequest,
            long commentId,
            String body,
            Instant createdAt)
            implements CiEvent {}

    /// A branch or tag was deleted.
    record RefDeleted(Repository repository, String sender, GitRef ref) implements CiEvent {}

    /// A repository was archived, deleted, renamed or transferred.
    ///
    /// @param action GitHub's word for it
    /// @param before its full name before, `owner/name`; the same as now unless renamed or transferred
    record RepositoryChanged(Repository repository, String sender, String action, String before) implements CiEvent {}

    /// The merge queue wants checks on a commit that it made.
    ///
    /// @param headRef `refs/heads/gh-readonly-queue/main/pr-7-…`
    /// @param baseBranch the branch that the queue is for, short
    record MergeGroupRequested(Repository repository, String sender, CommitSha sha, String headRef, String baseBranch)
            implements CiEvent {}

    /// The merge queue has no use for a commit any more.
    record MergeGroupDestroyed(Repository repository, String sender, CommitSha sha, String headRef)
            implements CiEvent {}
}
