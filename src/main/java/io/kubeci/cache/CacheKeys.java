package io.kubeci.cache;

import io.kubeci.workflow.Keys;

/// The labels and annotations of cache volumes. Those that kube-ci 0.12 writes are the same, so that its claims are
/// found again: labels [Keys#MANAGED_BY], [Keys#ORG], [Keys#REPO] and these, annotations [Keys#ORG_NAME],
/// [Keys#REPO_NAME] and, for the scope `branch`, [Keys#REF].
public final class CacheKeys {

    /// Label: the scope's word.
    public static final String SCOPE = "scope";

    /// Label, for the scope `branch` as in 0.12: the hash that ends the name.
    public static final String HASH = "cacheHash";

    /// Annotation: when a run was last given the volume, an instant in UTC (RFC 3339).
    public static final String LAST_USED = Keys.PREFIX + "lastUsed";

    /// Annotation: GitHub's number of the repository, which survives renames.
    public static final String REPOSITORY_ID = Keys.PREFIX + "repository-id";

    /// Annotation, for the scope `run`: the Run's name.
    public static final String RUN = Keys.PREFIX + "run";

    /// Annotation: the volume is of no use any more and goes as soon as nobody uses it; the value says why,
    /// and is empty if a run wanted it after all.
    public static final String OBSOLETE = Keys.PREFIX + "obsolete";

    /// Label of pods that mount a cache volume: the claim's name.
    public static final String POD_CLAIM = Keys.PREFIX + "cache";

    private CacheKeys() {}
}
