package io.kubeci.policy;

import com.google.re2j.Pattern;

/// What an installation's owner decided on what is built unasked.
///
/// @param buildBranches found anywhere in the name of a pull request's base branch, or of the pushed branch
/// @param buildDrafts whether drafts are built
/// @param cancelOnClose whether runs end when the pull request is closed that they were made for
public record PolicySettings(Pattern buildBranches, boolean buildDrafts, boolean cancelOnClose) {

    /// As kube-ci 0.12, which does nothing when a pull request is closed.
    public PolicySettings(Pattern buildBranches, boolean buildDrafts) {
        this(buildBranches, buildDrafts, false);
    }
}
