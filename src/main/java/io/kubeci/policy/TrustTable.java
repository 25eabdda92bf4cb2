package io.kubeci.policy;

/// What each level of trust may do: the one table, and asked wherever it matters.
///
/// | level | cache |
/// |---|---|
/// | trusted | the repository's, shared with other trusted runs |
/// | approved | one of its own, which nobody else sees and which goes with the run |
/// | untrusted | none |
public final class TrustTable {

    private TrustTable() {}

    /// What a run may do.
    ///
    /// @param cache which cache volume it is given
    public record Rights(CacheUse cache) {}

    /// Which cache volume a run is given.
    public enum CacheUse {
        /// That of the repository or branch: what it writes, later trusted runs read.
        SHARED,
        /// One that is empty at first and that no other run ever sees.
        OWN,
        /// None.
        NONE
    }

    /// The row of a level.
    public static Rights of(Trust trust) {
        return switch (trust) {
            case TRUSTED -> new Rights(CacheUse.SHARED);
            case APPROVED -> new Rights(CacheUse.OWN);
            case UNTRUSTED -> new Rights(CacheUse.NONE);
        };
    }
}
