package io.kubeci.flow;

import io.kubeci.model.RepoRef;

/// Who may command: press buttons, and write commands in comments.
public interface Permission {

    /// Whether a person may command in a repository.
    ///
    /// @throws io.kubeci.model.Unavailable if it cannot be found out now
    boolean mayCommand(RepoRef repo, String login);
}
