package io.kubeci.report;

import io.kubeci.model.GitRef;

/// Why runs end that nobody stopped by name: what people read in the check run, each a sentence without full stop.
public final class EndReasons {

    /// The merge queue took a commit out.
    public static final String MERGE_GROUP_DESTROYED = "the merge queue has no use for this commit any more";

    /// Nothing can be told any more.
    public static final String REPOSITORY_DELETED = "the repository was deleted";

    /// Nothing can be told until it is unarchived.
    public static final String REPOSITORY_ARCHIVED =
            "the repository was archived while this ran; re-run this check to start it again";

    /// Nothing can be told until the suspension ends.
    public static final String INSTALLATION_SUSPENDED =
            "kube-ci's GitHub App was suspended here while this ran; re-run this check to start it again";

    /// Nothing can be told any more.
    public static final String INSTALLATION_REMOVED = "kube-ci's GitHub App was removed from this account";

    private EndReasons() {}

    /// A branch or tag was deleted.
    public static String refDeleted(GitRef ref) {
        return "%s %s was deleted".formatted(ref.type(), ref.name());
    }

    /// A pull request was closed.
    public static String pullRequestClosed(int number) {
        return "pull request #%d was closed".formatted(number);
    }
}
