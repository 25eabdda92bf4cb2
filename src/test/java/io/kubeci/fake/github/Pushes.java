package io.kubeci.fake.github;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What GitHub does when branches and tags have moved: webhooks, check suites, heads of pull requests.
final class Pushes {

    /// More tags than that in one push, and GitHub says nothing of them. Source: GitHub's "Troubleshooting webhooks".
    private static final int MOST_TAGS = 3;

    private static final String HEADS = "refs/heads/";
    private static final String TAGS = "refs/tags/";

    private final World world;
    private final Suites suites;
    private final Payloads payloads;

    Pushes(World world, Suites suites, Payloads payloads) {
        this.world = world;
        this.suites = suites;
        this.payloads = payloads;
    }

    /// Compares the refs with those seen last, and tells what has changed, as one push.
    void notice(Repository repository, String sender) {
        synchronized (world) {
            var now = new TreeMap<String, String>();
            now.putAll(repository.git.refs(HEADS));
            now.putAll(repository.git.refs(TAGS));
            var before = Map.copyOf(repository.seenRefs);
            repository.seenRefs.clear();
            repository.seenRefs.putAll(now);
            var names = new TreeMap<>(before);
            names.putAll(now);
            var changed = names.keySet().stream()
                    .filter(ref -> !Optional.ofNullable(before.get(ref)).equals(Optional.ofNullable(now.get(ref))))
                    .toList();
            var tags = changed.stream().filter(ref -> ref.startsWith(TAGS)).count();
            for (var ref : changed) {
                if (ref.startsWith(HEADS) || tags <= MOST_TAGS) {
                    moved(
                            repository,
                            ref,
                            before.getOrDefault(ref, Payloads.NOTHING),
                            now.getOrDefault(ref, Payloads.NOTHING),
                            sender);
                }
            }
        }
    }

    private void moved(Repository repository, String ref, String before, String after, String sender) {
        var isBranch = ref.startsWith(HEADS);
        var name = ref.substring(isBranch ? HEADS.length() : TAGS.length());
        if (before.equals(Payloads.NOTHING)) {
            payloads.created(repository, name, isBranch ? "branch" : "tag", sender);
        }
        if (after.equals(Payloads.NOTHING)) {
            payloads.push(repository, ref, before, after, sender);
            payloads.deleted(repository, name, isBranch ? "branch" : "tag", sender);
            return;
        }
        payloads.push(repository, ref, before, after, sender);
        if (isBranch) {
            if (suites.existing(repository, after).isEmpty()) {
                var suite = suites.forCommit(repository, after, Optional.of(name), before);
                payloads.checkSuite(repository, suite, "requested", sender);
            }
            synchronise(repository, name, after, sender);
        }
    }

    private void synchronise(Repository head, String branch, String sha, String sender) {
        for (var repository : List.copyOf(world.repositories)) {
            for (var issue : repository.issues.values()) {
                var pull = issue.pull.filter(candidate -> issue.open
                        && candidate.headRepository == head
                        && candidate.headBranch.equals(branch)
                        && !candidate.headSha.equals(sha));
                pull.ifPresent(found -> {
                    var before = found.headSha;
                    found.headSha = sha;
                    repository.git.point("refs/pull/" + issue.number + "/head", sha);
                    payloads.pull(repository, issue, "synchronize", Optional.of(before), sender);
                });
            }
        }
    }
}
