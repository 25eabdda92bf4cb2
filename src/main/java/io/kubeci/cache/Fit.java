package io.kubeci.cache;

import io.kubeci.workflow.Keys;
import java.time.Instant;
import java.util.Optional;

/// Whether a claim that is there is the one that a run is to have.
public sealed interface Fit {

    /// It is, and it can be used.
    ///
    /// @param smaller the size that was asked for, if the claim has less: claims are not enlarged
    record Usable(Optional<Size> smaller) implements Fit {}

    /// It is somebody else's whose names look alike: another name has to be taken.
    record Taken() implements Fit {}

    /// It is being deleted, and stays as long as a pod names it.
    ///
    /// @param since when that began
    record Leaving(Instant since) implements Fit {}

    /// The volume behind it is gone, and with it what it held.
    record Lost(String volumeName) implements Fit {}

    /// The author named a claim that may not be used.
    ///
    /// @param owner whose it is
    record Foreign(String owner) implements Fit {}

    /// Compares what a run is to have with what is there.
    static Fit of(CachePlan.Claim wanted, Volume found) {
        if (wanted.exact() && isForeign(wanted, found)) {
            return new Foreign(found.owner());
        }
        if (!wanted.exact() && isTaken(wanted, found)) {
            return new Taken();
        }
        if (found.deletedAt().isPresent()) {
            return new Leaving(found.deletedAt().get());
        }
        if ("Lost".equals(found.phase())) {
            return new Lost(found.volumeName());
        }
        return new Usable(wanted.size()
                .filter(size ->
                        found.size().filter(has -> has.compareTo(size) < 0).isPresent()));
    }

    /// Repositories of one owner may share a claim by naming it, as in kube-ci 0.12. Nobody names another owner's, nor
    /// the one that a fork's run had for itself.
    private static boolean isForeign(CachePlan.Claim wanted, Volume found) {
        var org = found.annotations().getOrDefault(Keys.ORG_NAME, wanted.org());
        return !org.equals(wanted.org())
                || found.scope().filter(Scope.RUN::equals).isPresent();
    }

    /// A claim without annotations was made by hand, or by an early kube-ci, for this very name.
    private static boolean isTaken(CachePlan.Claim wanted, Volume found) {
        var isAnothers = !found.owner().isEmpty() && !found.isOf(wanted.org(), wanted.repo());
        if (isAnothers || found.repositoryId() > 0 && differs(wanted, found, CacheKeys.REPOSITORY_ID)) {
            return true;
        }
        return switch (wanted.scope()) {
            case PROJECT ->
                found.scope().filter(scope -> scope != Scope.PROJECT).isPresent();
            case BRANCH -> differs(wanted, found, Keys.REF);
            case RUN ->
                !wanted.annotations()
                        .getOrDefault(CacheKeys.RUN, "")
                        .equals(found.annotations().get(CacheKeys.RUN));
        };
    }

    private static boolean differs(CachePlan.Claim wanted, Volume found, String annotation) {
        var has = found.annotations().getOrDefault(annotation, "");
        return !has.isEmpty() && !has.equals(wanted.annotations().get(annotation));
    }
}
