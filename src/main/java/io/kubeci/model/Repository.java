package io.kubeci.model;

/// A repository with what a Workflow's parameters need of it, all as the webhook said, so that it costs no call.
///
/// @param ref how to address it
/// @param sshUrl `git@github.com:owner/name.git`
/// @param gitUrl `git://github.com/owner/name.git`
/// @param httpsUrl `https://github.com/owner/name.git`
/// @param htmlUrl its page, `https://github.com/owner/name`
/// @param defaultBranch the default branch's short name
public record Repository(
        RepoRef ref, String sshUrl, String gitUrl, String httpsUrl, String htmlUrl, String defaultBranch) {}
