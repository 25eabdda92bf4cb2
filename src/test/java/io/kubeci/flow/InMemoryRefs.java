package io.kubeci.flow;

import io.kubeci.github.Refs;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.Gone;
import io.kubeci.model.RepoRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Branches and tags of the one repository.
final class InMemoryRefs implements Refs {

    private final Map<GitRef, TagTarget> refs = new LinkedHashMap<>();
    private int listings;
    private boolean tooMany;

    void tagIsAt(String name, CommitSha sha) {
        refs.put(new GitRef.Tag(name), new TagTarget(sha.hex(), Optional.of(sha)));
    }

    /// @param object the annotated tag's own
    void annotatedTagIsAt(String name, String object, CommitSha sha) {
        refs.put(new GitRef.Tag(name), new TagTarget(object, Optional.of(sha)));
    }

    void tagIsOfATree(String name) {
        refs.put(new GitRef.Tag(name), new TagTarget("7".repeat(40), Optional.empty()));
    }

    void has(GitRef ref) {
        refs.put(ref, new TagTarget("0".repeat(40), Optional.empty()));
    }

    void hasTooManyTags() {
        tooMany = true;
    }

    /// How often the tags were listed.
    int listings() {
        return listings;
    }

    @Override
    public TagTarget tag(RepoRef repo, String name) {
        return Optional.ofNullable(refs.get(new GitRef.Tag(name)))
                .orElseThrow(() -> new Gone("reading tag %s: GitHub answered 404".formatted(name)));
    }

    @Override
    public Optional<List<TagRef>> tags(RepoRef repo) {
        listings++;
        return tooMany
                ? Optional.empty()
                : Optional.of(refs.entrySet().stream()
                        .filter(ref -> ref.getKey() instanceof GitRef.Tag)
                        .map(ref ->
                                new TagRef(ref.getKey().name(), ref.getValue().objectSha()))
                        .toList());
    }

    @Override
    public boolean exists(RepoRef repo, GitRef ref) {
        return refs.containsKey(ref);
    }
}
