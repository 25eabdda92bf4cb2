package io.kubeci.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
    @JsonSubTypes.Type(value = CiEvent.MergeGroupDestroyed.class, name = "mergeGroupDestroyed"),
    @JsonSubTypes.Type(value = CiEvent.TagCreated.class, name = "tagCreated"),
    @JsonSubTypes.Type(value = CiEvent.InstallationChanged.class, name = "installationChanged")
})
public sealed interface CiEvent {

    /// Who did it: a login, "" where GitHub does not say.
    String sender();

    /// The login of the organisation or user in whose account it happened.
    String owner();

    /// Where it happened, for people: `owner/name`, or the owner alone where it is about all repositories.
    String place();

    /// What happens in one repository: everything but what happens to the App itself.
    sealed interface InRepository extends CiEvent {

        /// Where it happened.
        Repository repository();

        @Override
        @JsonIgnore
        default String owner() {
            return repository().ref().owner();
        }

        @Override
        @JsonIgnore
        default String place() {
            return repository().ref().fullName();
        }
    }

    /// A branch got new commits, or a tag was made or moved.
    ///
    /// @param before what it was before; all zeros if it is new
    /// @param after what it is now; of an annotated tag this is the tag's object, not the commit
    /// @param forced whether history was rewritten
    record Pushed(Repository repository, String sender, GitRef ref, CommitSha before, CommitSha after, boolean forced)
            implements InRepository {}

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
            implements InRepository {}

    /// Somebody pressed "Re-run all" or "Re-run failed" on a suite of ours; GitHub does not say which.
    record SuiteRerequested(
            Repository repository,
            String sender,
            Optional<String> branch,
            CommitSha sha,
            List<PullRequest> pullRequests)
            implements InRepository {}

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
            implements InRepository {}

    /// A pull request was opened, reopened, got commits, got another base or stopped being a draft.
    ///
    /// @param action GitHub's word for it; `edited` only if the base is another one
    /// @param sha its head
    record PullRequestChanged(
            Repository repository, String sender, String action, PullRequest pullRequest, CommitSha sha)
            implements InRepository {}

    /// A pull request was closed, merged or not.
    ///
    /// @param sha its head
    record PullRequestClosed(Repository repository, String sender, PullRequest pullRequest, CommitSha sha)
            implements InRepository {}

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
            implements InRepository {}

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
            implements InRepository {}

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
            implements InRepository {}

    /// A tag was made. GitHub does not say here of which commit.
    ///
    /// @param tag its short name
    record TagCreated(Repository repository, String sender, String tag) implements InRepository {}

    /// A branch or tag was deleted.
    record RefDeleted(Repository repository, String sender, GitRef ref) implements InRepository {}

    /// A repository was archived, unarchived, deleted, renamed or transferred.
    ///
    /// @param action GitHub's word for it
    /// @param before its full name before, `owner/name`; the same as now unless renamed or transferred
    record RepositoryChanged(Repository repository, String sender, String action, String before)
            implements InRepository {}

    /// The merge queue wants checks on a commit that it made.
    ///
    /// @param headRef `refs/heads/gh-readonly-queue/main/pr-7-…`
    /// @param baseBranch the branch that the queue is for, short
    record MergeGroupRequested(Repository repository, String sender, CommitSha sha, String headRef, String baseBranch)
            implements InRepository {}

    /// The merge queue has no use for a commit any more.
    record MergeGroupDestroyed(Repository repository, String sender, CommitSha sha, String headRef)
            implements InRepository {}

    /// Our App was suspended, is no longer suspended, or was removed from an account.
    ///
    /// @param installationId GitHub's number of the App's installation
    /// @param account the organisation's or user's login
    /// @param action GitHub's word for it: `suspend`, `unsuspend`, `deleted`
    record InstallationChanged(long installationId, String account, String action, String sender) implements CiEvent {

        @Override
        @JsonIgnore
        public String owner() {
            return account;
        }

        @Override
        @JsonIgnore
        public String place() {
            return account;
        }
    }
}
