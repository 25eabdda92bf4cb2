package io.kubeci.github;

import io.kubeci.model.RepoRef;

/// Who belongs where and may do what.
///
/// Every method throws [io.kubeci.model.Unavailable] where trying again later may help.
public interface People {

    /// Whether somebody belongs somewhere.
    enum Belongs {
        YES,
        NO,
        /// The App may not ask.
        UNKNOWN
    }

    /// Whether a person may write to the repository: `write`, `maintain` or `admin`.
    boolean mayWrite(RepoRef repo, String login);

    /// Whether a person is a member of the organisation that owns the repository; [Belongs#NO] for a user's
    /// repository.
    Belongs isMember(RepoRef repo, String login);

    /// Whether a person is an active member of a team of the organisation that owns the repository.
    ///
    /// @param slug the team's name as it is in its page's address
    Belongs isInTeam(RepoRef repo, String slug, String login);
}
