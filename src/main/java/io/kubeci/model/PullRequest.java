package io.kubeci.model;

/// A pull request as far as decisions need it.
///
/// @param number its number in the base repository
/// @param baseBranch the branch it wants to be merged into
/// @param headBranch the branch it comes from, in whichever repository
/// @param draft whether it is a draft; meaningful only where `complete`
/// @param fork whether its head is another repository than its base
/// @param title its title, "" where unknown
/// @param url its page, "" where unknown
/// @param complete whether draft, title and URL are known: a check suite's event names pull requests without them
public record PullRequest(
        int number,
        String baseBranch,
        String headBranch,
        boolean draft,
        boolean fork,
        String title,
        String url,
        boolean complete) {}
