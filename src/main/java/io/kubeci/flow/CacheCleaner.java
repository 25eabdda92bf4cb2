package io.kubeci.flow;

import io.kubeci.model.RepoRef;
import java.util.Optional;

/// Clears caches because a person asked for it: by a button, or by a command.
public interface CacheCleaner {

    /// Removes cache volumes, and the pods that hold them. May be repeated.
    ///
    /// @param branch only this branch's own; empty: all of the repository's
    /// @return what it did, one or more sentences of plain text
    /// @throws io.kubeci.model.Unavailable if it has to be tried again later
    String clear(RepoRef repo, Optional<String> branch);
}
