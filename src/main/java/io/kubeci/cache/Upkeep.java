package io.kubeci.cache;

import java.time.Instant;

/// What is to be done about a volume that lies there.
public enum Upkeep {
    /// Nothing.
    KEEP,
    /// Note that it was seen now: when it was last used, nobody knows, and it gets its full time from now on.
    NOTE,
    /// Remove it, unless somebody uses it.
    REMOVE,
    /// It is being deleted: the pods that have ended and still hold it have to go.
    RELEASE;

    /// Decides. A fork's own volume is not idle but useless as soon as its run is over, which is not decided here.
    public static Upkeep of(Volume volume, CacheSettings settings, Instant now) {
        if (volume.deletedAt().isPresent()) {
            return RELEASE;
        }
        if (volume.isObsolete()) {
            return REMOVE;
        }
        if (settings.idle().isEmpty()) {
            return KEEP;
        }
        if (volume.lastUsed().isEmpty()) {
            return NOTE;
        }
        return volume.lastUsed().get().plus(settings.idle().get()).isAfter(now) ? KEEP : REMOVE;
    }
}
