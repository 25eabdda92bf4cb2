package io.kubeci.flow;

import io.kubeci.model.RepoRef;
import java.util.Optional;

/// Deletes cache volumes on request.
@FunctionalInterface
public interface CacheCleaner {

    /// Deletes the caches of a repository; repeating it does no harm.
    ///
    /// @param branch only those of this branch; empty: all
    /// @return what was done, a sentence in Markdown for who asked
    String clear(RepoRef repo, Optional<String> branch);
}
