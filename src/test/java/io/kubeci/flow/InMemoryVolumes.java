package io.kubeci.flow;

import io.kubeci.cache.CachePlan;
import io.kubeci.cache.Size;
import io.kubeci.cache.Volume;
import io.kubeci.cache.Volumes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Claims and pods of a cluster, which keeps a claim as long as a pod names it.
final class InMemoryVolumes implements Volumes {

    private final Crashes crashes;
    private final InstantSource clock;
    private final Map<String, Volume> stored = new LinkedHashMap<>();
    private final Map<String, Owner> owners = new HashMap<>();
    private final Map<String, CachePlan.Claim> made = new HashMap<>();
    private final List<Holder> pods = new ArrayList<>();
    private final List<String> created = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();
    private int version;

    InMemoryVolumes(Crashes crashes, InstantSource clock) {
        this.crashes = crashes;
        this.clock = clock;
    }

    /// Every creation that was carried out, by name.
    List<String> created() {
        return created;
    }

    List<String> names() {
        return List.copyOf(stored.keySet());
    }

    Volume volume(String name) {
        return Optional.ofNullable(stored.get(name)).orElseThrow(() -> new AssertionError("no claim " + name));
    }

    /// As what a claim was made by kube-ci; empty if somebody else made it.
    Optional<CachePlan.Claim> made(String name) {
        return Optional.ofNullable(made.get(name));
    }

    Optional<Owner> owner(String name) {
        return Optional.ofNullable(owners.get(name));
    }

    void refuses(String message) {
        refusal = Optional.of(message);
    }

    /// Somebody else makes a claim.
    void has(String name, String size, Map<String, String> labels, Map<String, String> annotations) {
        stored.put(
                name,
                new Volume(
                        name,
                        next(),
                        labels,
                        annotations,
                        "Bound",
                        "pv-1",
                        Size.parse(size),
                        false,
                        clock.instant(),
                        Optional.empty()));
    }

    void becomes(String name, UnaryOperator<Volume> change) {
        stored.put(name, change.apply(volume(name)));
    }

    /// The volume behind a claim vanishes.
    void loses(String name) {
        becomes(
                name,
                was -> new Volume(
                        name,
                        next(),
                        was.labels(),
                        was.annotations(),
                        "Lost",
                        "pv-1",
                        was.size(),
                        false,
                        was.createdAt(),
                        was.deletedAt()));
    }

    void isHeldBy(String pod, String claim, boolean finished) {
        pods.removeIf(holder -> holder.pod().equals(pod));
        pods.add(new Holder(claim, pod, finished));
    }

    /// A pod is gone, and with it the claims that were deleted and only wait for that.
    void podGoes(String pod) {
        pods.removeIf(holder -> holder.pod().equals(pod));
        stored.values().removeIf(volume -> volume.deletedAt().isPresent() && !isHeld(volume.name()));
    }

    private boolean isHeld(String claim) {
        return pods.stream().anyMatch(holder -> holder.claim().equals(claim));
    }

    @Override
    public Optional<Volume> find(String name) {
        return Optional.ofNullable(stored.get(name));
    }

    @Override
    public Creation create(CachePlan.Claim claim, Optional<Owner> owner) {
        crashes.before();
        if (refusal.isPresent()) {
            return new Creation.Refused(refusal.get());
        }
        if (stored.containsKey(claim.name())) {
            return new Creation.Exists();
        }
        has(claim.name(), claim.size().orElseThrow().text(), claim.labels(), claim.annotations());
        owner.ifPresent(run -> owners.put(claim.name(), run));
        made.put(claim.name(), claim);
        created.add(claim.name());
        crashes.after();
        return new Creation.Created(volume(claim.name()));
    }

    @Override
    public Optional<Volume> annotate(String name, Map<String, String> annotations) {
        crashes.before();
        if (!stored.containsKey(name)) {
            return Optional.empty();
        }
        becomes(name, was -> {
            var all = new HashMap<>(was.annotations());
            all.putAll(annotations);
            return new Volume(
                    name,
                    next(),
                    was.labels(),
                    all,
                    was.phase(),
                    was.volumeName(),
                    was.size(),
                    was.manyNodes(),
                    was.createdAt(),
                    was.deletedAt());
        });
        crashes.after();
        return find(name);
    }

    @Override
    public List<Volume> managed(String managedBy) {
        return stored.values().stream()
                .filter(volume -> volume.isManagedBy(managedBy))
                .toList();
    }

    @Override
    public List<Holder> holders() {
        return List.copyOf(pods);
    }

    @Override
    public boolean delete(Volume volume) {
        crashes.before();
        var current = stored.get(volume.name());
        if (current == null) {
            return true;
        }
        if (!current.version().equals(volume.version())) {
            return false;
        }
        if (isHeld(volume.name())) {
            becomes(volume.name(), was -> going(was, clock.instant()));
        } else {
            stored.remove(volume.name());
        }
        crashes.after();
        return true;
    }

    static Volume going(Volume was, Instant since) {
        return new Volume(
                was.name(),
                was.version(),
                was.labels(),
                was.annotations(),
                was.phase(),
                was.volumeName(),
                was.size(),
                was.manyNodes(),
                was.createdAt(),
                Optional.of(since));
    }

    @Override
    public void deletePod(String name) {
        crashes.before();
        podGoes(name);
        crashes.after();
    }

    private String next() {
        return Integer.toString(++version);
    }
}
