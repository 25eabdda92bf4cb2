package io.kubeci.flow;

import io.kubeci.cache.CachePlan;
import io.kubeci.cache.CacheSettings;
import io.kubeci.cache.Room;
import io.kubeci.cache.Size;
import io.kubeci.cache.Volume;
import io.kubeci.cache.Volumes;
import io.kubeci.cache.Volumes.Holder;
import io.kubeci.model.RepoRef;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus.CacheVolume;
import io.kubeci.run.RunStatus.WorkflowRecord;
import io.kubeci.run.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Removes volumes. Kubernetes keeps a claim as long as a pod names it, even one that has ended, so the pods go too:
/// first the claim is deleted, so that no new pod gets it, then the pods.
public final class CacheRemoval {

    private static final Logger LOG = Logger.getLogger(CacheRemoval.class);

    /// For how long a volume counts as used although no pod and no Run says so: it was given to a run whose status is
    /// being stored. Ours.
    private static final Duration JUST_USED = Duration.ofMinutes(10);

    /// How often a volume that somebody changes meanwhile is deleted anew. Ours.
    private static final int ATTEMPTS = 5;

    private final Volumes volumes;
    private final Runs runs;
    private final Supplier<CacheSettings> settings;

    /// All it works with.
    public CacheRemoval(Volumes volumes, Runs runs, Supplier<CacheSettings> settings) {
        this.volumes = volumes;
        this.runs = runs;
        this.settings = settings;
    }

    /// What was removed.
    ///
    /// @param claims the claims, with their sizes
    /// @param pods how many pods held them
    /// @param running how many of these were still running
    record Removed(List<Volume> claims, int pods, int running) {

        Removed {
            claims = List.copyOf(claims);
        }
    }

    /// All volumes that kube-ci made.
    List<Volume> managed() {
        return volumes.managed(settings.get().managedBy());
    }

    /// Removes volumes whoever uses them, because somebody wants that.
    Removed remove(List<Volume> unwanted) {
        if (unwanted.isEmpty()) {
            return new Removed(List.of(), 0, 0);
        }
        unwanted.forEach(this::insist);
        var names = unwanted.stream().map(Volume::name).toList();
        var holders = volumes.holders().stream()
                .filter(holder -> names.contains(holder.claim()))
                .toList();
        var pods = holders.stream().map(Holder::pod).distinct().toList();
        pods.forEach(volumes::deletePod);
        int running = (int) holders.stream()
                .filter(holder -> !holder.finished())
                .map(Holder::pod)
                .distinct()
                .count();
        return new Removed(unwanted, pods.size(), running);
    }

    private void insist(Volume volume) {
        var current = Optional.of(volume);
        for (int attempt = 0; attempt < ATTEMPTS && current.isPresent(); attempt++) {
            if (current.get().deletedAt().isPresent() || volumes.delete(current.get())) {
                return;
            }
            current = volumes.find(volume.name());
        }
    }

    /// Removes volumes that nobody uses; one that somebody begins to use meanwhile stays.
    ///
    /// @return those that are removed
    List<Volume> removeUnused(List<Volume> unwanted) {
        var removed = new ArrayList<Volume>();
        for (var volume : unwanted) {
            if (volumes.delete(volume)) {
                LOG.infof("removed the unused cache volume %s of %s", volume.name(), volume.owner());
                release(volume);
                removed.add(volume);
            }
        }
        return removed;
    }

    /// Lets go of a volume that is being deleted: the pods that have ended and hold it are deleted.
    void release(Volume volume) {
        volumes.holders().stream()
                .filter(holder -> holder.claim().equals(volume.name()) && holder.finished())
                .forEach(holder -> volumes.deletePod(holder.pod()));
    }

    /// The pods that hold a volume.
    List<String> holders(Volume volume) {
        return volumes.holders().stream()
                .filter(holder -> holder.claim().equals(volume.name()))
                .map(Holder::pod)
                .toList();
    }

    /// Those that no pod at work and no run under way uses.
    List<Volume> unused(List<Volume> some) {
        if (some.isEmpty()) {
            return List.of();
        }
        var held = volumes.holders().stream()
                .filter(holder -> !holder.finished())
                .map(Holder::claim)
                .toList();
        return unclaimed(
                some.stream().filter(volume -> !held.contains(volume.name())).toList());
    }

    /// Those that no run under way uses, whatever pods do.
    List<Volume> unclaimed(List<Volume> some) {
        return some.stream().filter(volume -> !isOfARun(volume)).toList();
    }

    /// Whether one more volume fits into what its repository may have.
    Room room(CachePlan.Claim claim, Size wanted, Size limit, Instant now) {
        var all = managed().stream()
                .filter(volume -> volume.isOf(claim.org(), claim.repo()))
                .toList();
        var rests = all.stream().filter(volume -> !isJustUsed(volume, now)).toList();
        var first = Room.forOneMore(wanted, limit, all, volume -> !rests.contains(volume));
        if (first instanceof Room.Enough(var after) && after.isEmpty()) {
            return first;
        }
        var free = unused(rests);
        return Room.forOneMore(wanted, limit, all, volume -> !free.contains(volume));
    }

    private static boolean isJustUsed(Volume volume, Instant now) {
        return volume.lastUsed().filter(at -> at.plus(JUST_USED).isAfter(now)).isPresent();
    }

    private boolean isOfARun(Volume volume) {
        return volume.repositoryId() > 0
                && runs.openOf(new RepoRef(0, volume.repositoryId(), "", "")).stream()
                        .filter(run -> !run.status().phase().isFinal())
                        .anyMatch(run -> uses(run, volume));
    }

    private static boolean uses(RunState run, Volume volume) {
        return run.status()
                .ownWorkflow()
                .flatMap(WorkflowRecord::ownVolume)
                .map(CacheVolume::claim)
                .filter(volume.name()::equals)
                .isPresent();
    }
}
