package io.kubeci.report;

import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;

/// Why runs end that nobody stopped by name: what people read in the check run, each a sentence without full stop.
public final class EndReasons {

    private EndReasons() {}

    /// The merge queue took a commit out.
    public static String mergeGroupDestroyed() {
        return "the merge queue has no use for this commit any more";
    }

    /// Nothing can be told any more.
    public static String repositoryDeleted() {
        return "the repository was deleted";
    }

    /// Nothing can be told until it is unarchived.
    public static String repositoryArchived() {
        return "the repository was archived while this ran; re-run this check to start it again";
    }

    /// Nothing can be told until the suspension ends.
    public static String installationSuspended() {
        return "kube-ci's GitHub App was suspended here while this ran; re-run this check to start it again";
    }

    /// Nothing can be told any more.
    public static String installationRemoved() {
        return "kube-ci's GitHub App was removed from this account";
    }

    /// A branch or tag was deleted.
    public static String refDeleted(GitRef ref) {
        return "%s %s was deleted".formatted(ref.type(), ref.name());
    }

    /// A pull request was closed.
    public static String pullRequestClosed(int number) {
        return "pull request #%d was closed".formatted(number);
    }

    /// Another run takes its place.
    public static String superseded(String successor, CommitSha sha) {
        return "superseded by %s of commit %s".formatted(successor, sha.abbreviated());
    }

    /// Somebody had it cancelled.
    ///
    /// @param who a login, with the way by which it was done
    public static String cancelledBy(String who) {
        return "cancelled by " + who;
    }

    /// GitHub or the cluster did not take it for too long.
    ///
    /// @param trouble what was wrong the last time, "" if unknown
    public static String notStarted(String limit, String trouble) {
        return "it could not be started within %s%s".formatted(limit, trouble.isEmpty() ? "" : ": " + trouble);
    }

    /// It takes longer than any run may.
    public static String notOver(String limit) {
        return "not over after " + limit;
    }

    /// Argo does nothing.
    public static String notTakenUp(String limit, String namespace) {
        return ("Argo has not taken the Workflow up within %s: is its controller running, and does it look after"
                        + " namespace %s?")
                .formatted(limit, namespace);
    }

    /// There is nothing to run.
    public static String noWorkflow() {
        return "the CI files of the commit define no workflow";
    }

    /// Nobody will know how it would have ended.
    public static String deleted() {
        return "the Workflow was deleted before it finished";
    }
}
