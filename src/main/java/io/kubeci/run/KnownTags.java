package io.kubeci.run;

import io.kubeci.model.RepoRef;
import java.util.Optional;

/// Which tags of a repository were seen, so that those are found of which GitHub said nothing.
///
/// Every method throws [io.kubeci.model.Unavailable] if the memory cannot be reached.
public interface KnownTags {

    /// What is remembered of a repository; empty before its tags were looked at for the first time.
    Optional<TagSet> find(RepoRef repo);

    /// Remembers another set.
    void store(RepoRef repo, TagSet tags);

    /// Forgets a repository; nothing happens if it is not known.
    void forget(RepoRef repo);
}
