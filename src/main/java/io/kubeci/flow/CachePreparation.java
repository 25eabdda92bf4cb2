package io.kubeci.flow;

import io.kubeci.cache.CacheKeys;
import io.kubeci.cache.CachePlacement;
import io.kubeci.cache.CachePlan;
import io.kubeci.cache.CachePlanner;
import io.kubeci.cache.CacheSettings;
import io.kubeci.cache.Fit;
import io.kubeci.cache.Room;
import io.kubeci.cache.Scope;
import io.kubeci.cache.Size;
import io.kubeci.cache.Volume;
import io.kubeci.cache.Volumes;
import io.kubeci.model.Unavailable;
import io.kubeci.report.CacheMessages;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus.CacheVolume;
import io.kubeci.workflow.AuthorSettings;
import io.kubeci.workflow.Fault;
import io.kubeci.workflow.WorkflowDoc;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Gives a run its cache volume: finds or makes the claim, and notes that it is used. Every part may be repeated: the
/// claim's name is a function of the repository, and of the branch or the run.
public final class CachePreparation {

    /// How long a claim that is being deleted is waited for. Ours: pods get 30 seconds to end, nodes that are lost some
    /// minutes.
    private static final Duration LEAVING = Duration.ofMinutes(15);

    /// How many names are tried where others' claims have them. Ours: one is enough, but for somebody who tries.
    private static final int NAMES = 5;

    private final Volumes volumes;
    private final CacheRemoval removal;
    private final Supplier<CacheSettings> settings;

    /// @param settings asked anew for every run
    public CachePreparation(Volumes volumes, CacheRemoval removal, Supplier<CacheSettings> settings) {
        this.volumes = volumes;
        this.removal = removal;
        this.settings = settings;
    }

    /// What the author has to mend before a run can have a cache.
    List<Fault> faults(RunSpec spec, AuthorSettings author) {
        return plan("", spec, author) instanceof CachePlan.Unusable(var faults) ? faults : List.of();
    }

    /// The claim that a run would have; nothing is looked for, or made.
    Optional<String> claim(String run, RunSpec spec, AuthorSettings author) {
        return plan(run, spec, author) instanceof CachePlan.Claim claim ? Optional.of(claim.name()) : Optional.empty();
    }

    /// Keeps the pods that mount a volume on the node that has it.
    WorkflowDoc place(WorkflowDoc workflow, String claim) {
        return CachePlacement.apply(workflow, claim, settings.get().placement());
    }

    /// Sees to it that the volume is there.
    CacheUse prepare(RunState run, AuthorSettings author, Instant now) {
        return switch (plan(run.name(), run.spec(), author)) {
            case CachePlan.None _ -> new CacheUse.None();
            case CachePlan.Unusable(var faults) -> failed(faults.getFirst().message());
            case CachePlan.Claim claim -> ensure(run, claim, now);
        };
    }

    private CachePlan plan(String run, RunSpec spec, AuthorSettings author) {
        return CachePlanner.plan(new CachePlanner.Question(run, spec.revision(), spec.trust(), author), settings.get());
    }

    private CacheUse ensure(RunState run, CachePlan.Claim first, Instant now) {
        var claim = first;
        for (int attempt = 1; attempt <= NAMES; attempt++) {
            var found = volumes.find(claim.name());
            if (found.isEmpty()) {
                return make(run, claim, now);
            }
            var fit = Fit.of(claim, found.get());
            if (!(fit instanceof Fit.Taken)) {
                return use(run, claim, found.get(), fit, now);
            }
            claim = first.another(attempt);
        }
        return failed(CacheMessages.taken(first.name()));
    }

    private CacheUse use(RunState run, CachePlan.Claim claim, Volume found, Fit fit, Instant now) {
        return switch (fit) {
            case Fit.Usable(var smaller) -> touch(run, claim, found, note(claim, found, smaller), now);
            case Fit.Leaving(Instant since) -> leaving(run, found, since, now);
            case Fit.Lost(String volume) ->
                new CacheUse.Failed(CacheMessages.lost(found.name(), volume), isOurs(found));
            case Fit.Foreign(String owner) -> failed(CacheMessages.foreign(found.name(), owner));
            case Fit.Taken _ -> throw new IllegalStateException("another name is tried for " + found.name());
        };
    }

    /// Notes that it is used, and looks whether it is still there after that. Claims that others made by hand are left
    /// as they are.
    private CacheUse touch(RunState run, CachePlan.Claim claim, Volume found, String note, Instant now) {
        if (isOurs(found)) {
            var annotations = new HashMap<>(claim.annotations());
            // A claim that was named stays that of the repository which made it.
            annotations
                    .keySet()
                    .removeIf(key -> claim.exact() || found.annotations().containsKey(key));
            annotations.put(CacheKeys.LAST_USED, stamp(now));
            if (found.isObsolete()) {
                annotations.put(CacheKeys.OBSOLETE, "");
            }
            var touched = volumes.annotate(found.name(), annotations);
            if (touched.isEmpty()) {
                return make(run, claim, now);
            }
            if (touched.get().deletedAt().isPresent()) {
                return leaving(run, touched.get(), touched.get().deletedAt().get(), now);
            }
        }
        return ready(claim, found, note);
    }

    /// What holds it although it has ended is helped out of the way.
    private CacheUse leaving(RunState run, Volume found, Instant since, Instant now) {
        if (isOurs(found)) {
            removal.release(found);
        }
        var decided = run.status().times().decided();
        var from = decided == null || since.isAfter(decided) ? since : decided;
        return Duration.between(from, now).compareTo(LEAVING) > 0
                ? failed(CacheMessages.stuck(found.name(), since, removal.holders(found)))
                : new CacheUse.Waiting(CacheMessages.leaving(found.name()));
    }

    private CacheUse make(RunState run, CachePlan.Claim claim, Instant now) {
        if (claim.size().isEmpty()) {
            return failed(CacheMessages.absent(claim.name()));
        }
        var room = room(claim, claim.size().get(), now);
        if (room.isPresent()) {
            return room.get();
        }
        var annotations = new HashMap<>(claim.annotations());
        annotations.put(CacheKeys.LAST_USED, stamp(now));
        return switch (volumes.create(with(claim, annotations), owner(run, claim))) {
            case Volumes.Creation.Created(Volume made) -> ready(claim, made, note(claim, made, Optional.empty()));
            case Volumes.Creation.Exists _ ->
                throw new Unavailable(
                        "the volume claim %s was not there and is there now".formatted(claim.name()), Duration.ZERO);
            case Volumes.Creation.Refused(String message) -> failed(CacheMessages.refused(claim.name(), message));
        };
    }

    /// Empty if the repository may have it, after what it does not need is removed.
    private Optional<CacheUse> room(CachePlan.Claim claim, Size wanted, Instant now) {
        var limit = settings.get().maxTotalSize();
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        return switch (removal.room(claim, wanted, limit.get(), now)) {
            case Room.Enough(var after) -> {
                removal.removeUnused(after);
                yield Optional.empty();
            }
            case Room.Short(var taken) ->
                Optional.of(failed(CacheMessages.noRoom(
                        claim.org() + "/" + claim.repo(),
                        Size.words(taken),
                        wanted.text(),
                        limit.get().text())));
        };
    }

    private static CachePlan.Claim with(CachePlan.Claim claim, Map<String, String> annotations) {
        return new CachePlan.Claim(
                claim.name(),
                claim.scope(),
                claim.size(),
                claim.storageClass(),
                claim.labels(),
                annotations,
                claim.exact());
    }

    /// A run's own volume goes with it.
    private static Optional<Volumes.Owner> owner(RunState run, CachePlan.Claim claim) {
        return claim.scope() == Scope.RUN ? Optional.of(new Volumes.Owner(run.name(), run.uid())) : Optional.empty();
    }

    private CacheUse ready(CachePlan.Claim claim, Volume volume, String note) {
        var used = new CacheVolume(volume.name(), claim.scope().word(), !volume.manyNodes(), note);
        return new CacheUse.Ready(used, isOurs(volume) && claim.scope() != Scope.RUN);
    }

    private static String note(CachePlan.Claim claim, Volume volume, Optional<Size> wanted) {
        if (claim.scope() == Scope.RUN) {
            return CacheMessages.OWN;
        }
        var has = volume.size().map(Size::text).orElse("less");
        return wanted.map(size -> CacheMessages.smaller(volume.name(), has, size.text()))
                .orElse("");
    }

    private boolean isOurs(Volume volume) {
        return volume.isManagedBy(settings.get().managedBy());
    }

    private static CacheUse failed(String why) {
        return new CacheUse.Failed(CacheMessages.unusable(why), false);
    }

    private static String stamp(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
