package io.kubeci.flow;

import io.kubeci.model.RepoRef;
import io.kubeci.run.KnownTags;
import io.kubeci.run.TagSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Known tags in memory, as text, as they are stored.
final class InMemoryKnownTags implements KnownTags {

    private final Crashes crashes;
    private final Map<Long, String> stored = new HashMap<>();

    InMemoryKnownTags(Crashes crashes) {
        this.crashes = crashes;
    }

    @Override
    public Optional<TagSet> find(RepoRef repo) {
        return Optional.ofNullable(stored.get(repo.id())).map(TagSet::decode);
    }

    @Override
    public void store(RepoRef repo, TagSet tags) {
        crashes.before();
        stored.put(repo.id(), tags.encoded());
        crashes.after();
    }

    @Override
    public void forget(RepoRef repo) {
        stored.remove(repo.id());
    }
}
