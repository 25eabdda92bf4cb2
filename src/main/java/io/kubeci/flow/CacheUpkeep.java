package io.kubeci.flow;

import io.kubeci.cache.CacheKeys;
import io.kubeci.cache.CacheSettings;
import io.kubeci.cache.Scope;
import io.kubeci.cache.Upkeep;
import io.kubeci.cache.Volume;
import io.kubeci.cache.Volumes;
import io.kubeci.model.Unavailable;
import io.kubeci.run.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Looks after the volumes that nobody asks for any more: from time to time, by the leader alone. What one look leaves
/// undone, the next one does.
public final class CacheUpkeep {

    private static final Logger LOG = Logger.getLogger(CacheUpkeep.class);

    /// How long a fork's own volume stays after its run. Ours: as long as its pods do, so that somebody can look.
    private static final Duration AFTER_RUN = Duration.ofHours(1);

    private final Volumes volumes;
    private final Runs runs;
    private final CacheRemoval removal;
    private final Supplier<CacheSettings> settings;
    private final InstantSource clock;

    /// @param settings asked anew for every look
    public CacheUpkeep(
            Volumes volumes, Runs runs, CacheRemoval removal, Supplier<CacheSettings> settings, InstantSource clock) {
        this.volumes = volumes;
        this.runs = runs;
        this.removal = removal;
        this.settings = settings;
        this.clock = clock;
    }

    /// One look.
    ///
    /// @return true: there is time until the next one
    public boolean sweep() {
        try {
            look(clock.instant());
        } catch (Unavailable e) {
            LOG.warnf("caches are not looked after now: %s", e.getMessage());
        }
        return true;
    }

    private void look(Instant now) {
        var all = removal.managed();
        of(all, Upkeep.NOTE, now)
                .forEach(volume -> volumes.annotate(
                        volume.name(),
                        Map.of(
                                CacheKeys.LAST_USED,
                                now.truncatedTo(ChronoUnit.SECONDS).toString())));
        of(all, Upkeep.RELEASE, now).forEach(removal::release);
        removal.removeUnused(removal.unused(all.stream()
                .filter(volume -> isUseless(volume, now) || is(volume, Upkeep.REMOVE, now))
                .toList()));
    }

    private List<Volume> of(List<Volume> all, Upkeep wanted, Instant now) {
        return all.stream().filter(volume -> is(volume, wanted, now)).toList();
    }

    private boolean is(Volume volume, Upkeep wanted, Instant now) {
        return Upkeep.of(volume, settings.get(), now) == wanted;
    }

    private boolean isUseless(Volume volume, Instant now) {
        return volume.deletedAt().isEmpty()
                && volume.scope().filter(Scope.RUN::equals).isPresent()
                && runs.find(volume.annotations().getOrDefault(CacheKeys.RUN, ""))
                        .map(run -> run.status().phase().isFinal()
                                && run.status()
                                        .times()
                                        .finishedAt()
                                        .filter(at -> at.plus(AFTER_RUN).isBefore(now))
                                        .isPresent())
                        .orElse(true);
    }
}
