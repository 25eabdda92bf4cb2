package io.kubeci.flow;

import io.kubeci.cache.CacheKeys;
import io.kubeci.cache.Volume;
import io.kubeci.cache.Volumes;
import io.kubeci.event.CiEvent;
import io.kubeci.model.GitRef;
import io.kubeci.model.RepoRef;
import io.kubeci.report.CacheMessages;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Removes caches when people ask for it, and when what they are for is gone. Which volumes are a repository's, their
/// annotations say, and never their labels: those of repositories whose names look alike are the same.
public final class CacheFlow implements CacheCleaner {

    private final Volumes volumes;
    private final CacheRemoval removal;

    /// All it works with.
    public CacheFlow(Volumes volumes, CacheRemoval removal) {
        this.volumes = volumes;
        this.removal = removal;
    }

    @Override
    public String clear(RepoRef repo, Optional<String> branch) {
        var removed = removal.remove(of(repo, branch));
        var whose = whose(repo, branch);
        return removed.claims().isEmpty()
                ? CacheMessages.nothingToClear(whose)
                : CacheMessages.cleared(whose, named(removed.claims()), removed.pods(), removed.running());
    }

    /// A branch is gone, and with it what only its runs used. What a run under way still uses, a deployment say, goes
    /// when that has ended.
    public String onBranchDeleted(RepoRef repo, String branch) {
        var volumes = of(repo, Optional.of(branch));
        return retire(
                whose(repo, Optional.of(branch)),
                volumes,
                removal.unclaimed(volumes),
                "branch %s is deleted".formatted(branch));
    }

    /// A repository is archived or deleted.
    public String onRepositoryGone(RepoRef repo) {
        return clear(repo, Optional.empty());
    }

    /// A repository is called otherwise, so that its runs get other volumes from now on. What is still in use goes when
    /// it is not any more.
    ///
    /// @param before what it was called, `owner/name`
    public String onRepositoryRenamed(RepoRef repo, String before) {
        int slash = before.indexOf('/');
        if (slash <= 0 || before.equals(repo.fullName())) {
            return CacheMessages.nothingToClear(repo.fullName());
        }
        var old =
                new RepoRef(repo.installationId(), repo.id(), before.substring(0, slash), before.substring(slash + 1));
        var volumes = of(old, Optional.empty());
        return retire(before, volumes, removal.unused(volumes), "renamed to " + repo.fullName());
    }

    /// Removes what can go now, and notes of the rest that it goes later.
    private String retire(String whose, List<Volume> all, List<Volume> now, String why) {
        all.stream()
                .filter(volume -> !now.contains(volume))
                .forEach(volume -> volumes.annotate(volume.name(), Map.of(CacheKeys.OBSOLETE, why)));
        var removed = removal.remove(now);
        if (now.size() == all.size()) {
            return all.isEmpty()
                    ? CacheMessages.nothingToClear(whose)
                    : CacheMessages.cleared(whose, named(removed.claims()), removed.pods(), removed.running());
        }
        return CacheMessages.retired(whose, named(removed.claims()), all.size() - now.size());
    }

    /// Tags have no volumes of their own that go with them, as in kube-ci 0.12.
    String onRefDeleted(CiEvent.RefDeleted deleted) {
        return switch (deleted.ref()) {
            case GitRef.Branch(String name) ->
                onBranchDeleted(deleted.repository().ref(), name);
            case GitRef.Tag _ -> "a deleted tag changes nothing";
        };
    }

    String onRepositoryChanged(CiEvent.RepositoryChanged changed) {
        var repo = changed.repository().ref();
        return switch (changed.action()) {
            case "archived", "deleted" -> onRepositoryGone(repo);
            case "renamed", "transferred" -> onRepositoryRenamed(repo, changed.before());
            default -> "a repository that is %s keeps its caches".formatted(changed.action());
        };
    }

    private List<Volume> of(RepoRef repo, Optional<String> branch) {
        return removal.managed().stream()
                .filter(volume -> volume.isOf(repo))
                .filter(volume -> branch.isEmpty() || volume.isOfBranch(branch.get()))
                .toList();
    }

    private static String whose(RepoRef repo, Optional<String> branch) {
        return branch.map(name -> "branch %s of %s".formatted(name, repo.fullName()))
                .orElseGet(repo::fullName);
    }

    private static List<String> named(List<Volume> claims) {
        return claims.stream()
                .map(volume -> volume.name()
                        + volume.size().map(size -> " (" + size.text() + ")").orElse(""))
                .toList();
    }
}
