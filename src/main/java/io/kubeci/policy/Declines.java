package io.kubeci.policy;

import io.kubeci.model.PullRequest;
import io.kubeci.policy.Decision.Decline;
import java.util.List;

/// What people read whose commit is not built: each with the way out.
public final class Declines {

    private Declines() {}

    /// The workflow is not for tags.
    public static Decline notForTags() {
        return new Decline(
                Decision.Reason.NOT_FOR_TAGS,
                "Not run for tags",
                "The workflow does not ask to be run for tags. To change that, give it the annotation "
                        + "`kube-ci.qutics.com/runForTag: \"true\"`.");
    }

    /// The workflow is not for branches.
    public static Decline notForBranches() {
        return new Decline(
                Decision.Reason.NOT_FOR_BRANCHES,
                "Not run for branches",
                "The workflow asks not to be run for branches: its annotation "
                        + "`kube-ci.qutics.com/runForBranch` is `\"false\"`. You can run it manually using "
                        + "`/kube-ci run` in a pull request.");
    }

    /// Neither the branch nor the base of one of its pull requests is built unasked.
    ///
    /// @param pattern the configuration's `buildBranches`
    public static Decline notABuildBranch(String branch, List<PullRequest> pulls, String pattern) {
        var bases = pulls.isEmpty()
                ? "and no open pull request has it as its head"
                : "and neither is the base of its pull requests (%s)".formatted(bases(pulls));
        return new Decline(Decision.Reason.BRANCH, "Not built: this branch is built on request only", """
                Branch %s is not one of those that are built unasked (`%s`), %s. Nothing is wrong with the commit.

                Open a pull request against a branch that is built, or, in a pull request, you can run manually using \
                `/kube-ci run`.
                """.formatted(
                        code(branch), pattern, bases));
    }

    /// All pull requests that count are drafts.
    public static Decline onlyDrafts(List<PullRequest> drafts) {
        return new Decline(
                Decision.Reason.DRAFT, "Not built: the pull request is a draft", """
                Drafts are not built (%s). Nothing is wrong with the commit.

                Mark the pull request as ready for review, or you can run manually using `/kube-ci run`.
                """.formatted(numbers(drafts)));
    }

    /// The commit is another repository's.
    public static Decline fork(List<PullRequest> pulls) {
        return new Decline(
                Decision.Reason.FORK, "Not built: the commit comes from a fork", """
                The head of this pull request (%s) is in another repository, so its commits are not run unasked: they \
                could read what this repository's builds may read.

                After looking at the changes, somebody with write access to this repository can run manually using \
                `/kube-ci run`.
                """.formatted(numbers(pulls)));
    }

    private static String numbers(List<PullRequest> pulls) {
        return String.join(", ", pulls.stream().map(pull -> "#" + pull.number()).toList());
    }

    private static String bases(List<PullRequest> pulls) {
        return String.join(
                ", ",
                pulls.stream()
                        .map(PullRequest::baseBranch)
                        .distinct()
                        .map(Declines::code)
                        .toList());
    }

    /// Branch names cannot hold blanks or control characters, but backticks they can.
    private static String code(String name) {
        return "`" + name.replace('`', '\'') + "`";
    }
}
