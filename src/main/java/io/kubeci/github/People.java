package io.kubeci.github;

import io.kubeci.model.RepoRef;

/// What GitHub knows of people. Where the App may not ask, or nobody of that login is there, the answer is no.
///
/// Every method throws [io.kubeci.model.Unavailable] where trying again later may help.
public interface People {

    /// Whether a person may push to a repository: permission `write`, `maintain` or `admin`.
    boolean mayWrite(RepoRef repo, String login);

    /// Whether a person is a member of the organisation that owns the repository; nobody is a member of a user.
    boolean isMember(RepoRef repo, String login);

    /// Whether a person is in a team of the organisation that owns the repository.
    ///
    /// @param team its name in URLs: `release-managers`
    boolean isInTeam(RepoRef repo, String team, String login);
}
