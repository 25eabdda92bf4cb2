package io.kubeci.flow;

import io.kubeci.github.Repositories;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// GitHub's repositories by name: one, with refs.
final class InMemoryRepositories implements Repositories {

    private final Map<GitRef, CommitSha> refs = new HashMap<>();

    void isAt(GitRef ref, CommitSha sha) {
        refs.put(ref, sha);
    }

    @Override
    public Optional<Repository> find(String owner, String name, OptionalLong installation) {
        return Optional.of(World.repository())
                .filter(repository -> repository.ref().fullName().equalsIgnoreCase(owner + "/" + name));
    }

    @Override
    public Optional<CommitSha> commit(RepoRef repo, GitRef ref) {
        return Optional.ofNullable(refs.get(ref));
    }

    @Override
    public boolean has(RepoRef repo, CommitSha sha) {
        return true;
    }
}
