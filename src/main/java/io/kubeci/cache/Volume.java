package io.kubeci.cache;

import io.kubeci.model.RepoRef;
import io.kubeci.workflow.Keys;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A volume claim as it is in the cluster.
///
/// @param name its name
/// @param version by which a removal is refused if somebody used it meanwhile
/// @param labels all of them
/// @param annotations all of them
/// @param phase Kubernetes' word: `Pending`, `Bound` or `Lost`
/// @param volumeName the volume behind it, "" before there is one
/// @param size what it asks for, or has if that is more
/// @param manyNodes whether several nodes can have it at a time
/// @param createdAt when it was made
/// @param deletedAt when somebody deleted it; it stays while a pod names it
public record Volume(
        String name,
        String version,
        Map<String, String> labels,
        Map<String, String> annotations,
        String phase,
        String volumeName,
        Optional<Size> size,
        boolean manyNodes,
        Instant createdAt,
        Optional<Instant> deletedAt) {

    /// Copies the maps.
    public Volume {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /// Whether kube-ci made it, and may remove it.
    public boolean isManagedBy(String managedBy) {
        return managedBy.equals(labels.get(Keys.MANAGED_BY));
    }

    /// Whether it is that very repository's. Only annotations tell: labels are sanitised, and those of `foo.bar` and
    /// `foo-bar` are the same.
    public boolean isOf(String org, String repo) {
        return org.equals(annotations.get(Keys.ORG_NAME)) && repo.equals(annotations.get(Keys.REPO_NAME));
    }

    /// As above, and not that of an earlier repository of the same name, where the numbers of both are known.
    public boolean isOf(RepoRef repo) {
        return isOf(repo.owner(), repo.name())
                && (repositoryId() == 0 || repo.id() == 0 || repositoryId() == repo.id());
    }

    /// Whether it is that of one branch or tag.
    public boolean isOfBranch(String branch) {
        return scope().filter(Scope.BRANCH::equals).isPresent() && branch.equals(annotations.get(Keys.REF));
    }

    /// Who shares it; empty if the label is missing or says something else.
    public Optional<Scope> scope() {
        return Scope.of(labels.getOrDefault(CacheKeys.SCOPE, ""));
    }

    /// Whose it is, `org/repo`; "" if nothing says so.
    public String owner() {
        var org = annotations.getOrDefault(Keys.ORG_NAME, "");
        var repo = annotations.getOrDefault(Keys.REPO_NAME, "");
        return org.isEmpty() && repo.isEmpty() ? "" : org + "/" + repo;
    }

    /// GitHub's number of the repository; 0 if it is not known, as with those that 0.12 made.
    public long repositoryId() {
        var text = annotations.getOrDefault(CacheKeys.REPOSITORY_ID, "");
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    /// Whether it goes as soon as nobody uses it.
    public boolean isObsolete() {
        return !annotations.getOrDefault(CacheKeys.OBSOLETE, "").isEmpty();
    }

    /// When a run was last given it; empty if nobody noted that.
    public Optional<Instant> lastUsed() {
        try {
            return Optional.ofNullable(annotations.get(CacheKeys.LAST_USED)).map(Instant::parse);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
