package io.kubeci.policy;

import com.google.re2j.Pattern;

/// What an installation's owner decided on what is built unasked.
///
/// @param buildBranches found anywhere in the name of a pull request's base branch, or of the pushed branch
/// @param buildDrafts whether drafts are built
public record PolicySettings(Pattern buildBranches, boolean buildDrafts) {}
