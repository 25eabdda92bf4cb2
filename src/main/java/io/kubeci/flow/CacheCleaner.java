package io.kubeci.flow;

import io.kubeci.model.RepoRef;
import java.util.Optional;

/// Deletes cache volumes because somebody asked for it.
public interface CacheCleaner {

    /// Deletes the caches of a repository, or only one branch's. Doing it twice does no harm.
    ///
    /// @param branch the branch whose own cache it is about; empty: all of the repository's
    /// @return what was done, one sentence for the person who asked
    /// @throws io.kubeci.model.Unavailable if it has to be tried again later
    String clear(RepoRef repo, Optional<String> branch);
}
