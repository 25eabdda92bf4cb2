package io.kubeci.fake.github;

import java.util.Optional;

/// Makes check suites: one for each commit, however many branches it is on.
final class Suites {

    private final World world;

    Suites(World world) {
        this.world = world;
    }

    Repository.CheckSuite forCommit(Repository repository, String sha, Optional<String> branch, String before) {
        return existing(repository, sha).orElseGet(() -> {
            var on = branch.or(() -> branchAt(repository, sha));
            var suite = new Repository.CheckSuite(world.nextId(), sha, on, before, world.now());
            repository.suites.put(suite.id(), suite);
            return suite;
        });
    }

    Optional<Repository.CheckSuite> existing(Repository repository, String sha) {
        return repository.suites.values().stream()
                .filter(suite -> suite.sha().equals(sha))
                .findFirst();
    }

    private static Optional<String> branchAt(Repository repository, String sha) {
        return repository.git.refs("refs/heads/").entrySet().stream()
                .filter(ref -> ref.getValue().equals(sha))
                .map(ref -> ref.getKey().substring("refs/heads/".length()))
                .findFirst();
    }
}
