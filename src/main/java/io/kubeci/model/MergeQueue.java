package io.kubeci.model;

import java.util.Optional;
import java.util.regex.Pattern;

/// The branches that GitHub's merge queue makes and deletes: `gh-readonly-queue/main/pr-7-929f82…`. Source: GitHub's
/// documentation, "Managing a merge queue".
///
/// @param base the branch that the queue is for, short
/// @param pullRequest the number of the pull request that the commit is made for
public record MergeQueue(String base, int pullRequest) {

    private static final String PREFIX = "gh-readonly-queue/";
    private static final Pattern BRANCH = Pattern.compile(PREFIX + "(.+)/pr-([0-9]{1,9})-[0-9a-f]+");

    /// Whether a branch is a merge queue's.
    ///
    /// @param branch its short name
    public static boolean owns(String branch) {
        return branch.startsWith(PREFIX);
    }

    /// Reads the short name of a branch; empty if it is no merge queue's.
    public static Optional<MergeQueue> ofBranch(String branch) {
        var matcher = BRANCH.matcher(branch);
        return matcher.matches()
                ? Optional.of(new MergeQueue(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }
}
