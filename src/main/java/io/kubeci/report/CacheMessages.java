package io.kubeci.report;

import java.time.Instant;
import java.util.List;

/// What people are told of caches. Each says what to do next, where there is anything to do.
public final class CacheMessages {

    private static final String UNUSABLE = "The cache cannot be used: ";
    private static final int MAX_NAMED = 20;

    /// The longest name of a claim. Source: Kubernetes' documentation, "Object Names and IDs".
    private static final int MAX_NAME = 253;

    /// A fork's run has a volume that nobody else sees.
    public static final String OWN =
            "This run is of a fork's commit, so it has a cache volume of its own: empty at first,"
                    + " seen by no other run, and removed after it.";

    private CacheMessages() {}

    /// A run's end, for whoever looks at the Run: the reason with words before it by which it is known again.
    public static String unusable(String why) {
        return UNUSABLE + why;
    }

    /// Whether a run ended by such a reason.
    public static boolean isUnusable(String why) {
        return why.startsWith(UNUSABLE);
    }

    /// The reason alone.
    static String reason(String why) {
        return isUnusable(why) ? why.substring(UNUSABLE.length()) : why;
    }

    /// The volume behind the claim is gone.
    public static String lost(String claim, String volume) {
        return unusable(("the volume claim %s is Lost, because the volume %s behind it is gone with all that it held."
                        + " Clear the cache and run this again: a new volume is made then")
                .formatted(claim, volume.isEmpty() ? "(unknown)" : volume));
    }

    /// The claim is being deleted, and is waited for.
    public static String leaving(String claim) {
        return "the cache volume %s is being deleted, and a new one can be made when the last pod that holds it is gone"
                .formatted(claim);
    }

    /// The claim is being deleted, but does not go.
    ///
    /// @param pods that hold it
    public static String stuck(String claim, Instant since, List<String> pods) {
        var held = pods.isEmpty()
                ? "no pod holds it, so one of its finalizers does: look at it with kubectl describe pvc " + claim
                : "pods hold it (%s): let them end, or delete them".formatted(some(pods));
        return "the volume claim %s is being deleted since %s and does not go. %s, and run this again"
                .formatted(claim, since, capital(held));
    }

    /// The author named a claim that may not be used.
    ///
    /// @param owner `org/repo`
    public static String foreign(String claim, String owner) {
        return ("the volume claim %s, which the annotation kube-ci.qutics.com/cacheName names, is that of %s."
                        + " Name one of your own, or leave the annotation out")
                .formatted(claim, owner.isEmpty() ? "one run alone" : owner);
    }

    /// The author named a claim that is not there.
    public static String absent(String claim) {
        return ("there is no volume claim %s, which the annotation kube-ci.qutics.com/cacheName names. Make it, or set"
                        + " the annotation kube-ci.qutics.com/cacheSize, so that kube-ci makes it")
                .formatted(claim);
    }

    /// The API server does not take the claim.
    public static String refused(String claim, String message) {
        return ("the cluster's API server does not take the volume claim %s: %s. Look at the size and the storage class"
                        + " (annotations cacheSize and cacheStorageClassName, or cacheDefaults), or at the namespace's"
                        + " quota")
                .formatted(claim, message);
    }

    /// The repository has as much as it may have, and all of it is in use.
    public static String noRoom(String repository, String taken, String wanted, String limit) {
        return ("the cache volumes of %s that are in use take %s, and with %s more it would be over the %s that a"
                        + " repository may have (caches.maxTotalSize in kube-ci's configuration). Ask for less with the"
                        + " annotation kube-ci.qutics.com/cacheSize, or run this again when the other runs have ended")
                .formatted(repository, taken, wanted, limit);
    }

    /// Others have all names that could be had.
    public static String taken(String claim) {
        return ("the volume claims named like %s belong to other repositories or branches. Name a claim with the"
                        + " annotation kube-ci.qutics.com/cacheName")
                .formatted(claim);
    }

    /// The claim is smaller than what is asked for, and is used all the same.
    public static String smaller(String claim, String has, String wanted) {
        return ("The cache volume %s has %s, less than the %s that is asked for: a volume that is there is not enlarged."
                        + " Clear the cache to get a new one.")
                .formatted(Markdown.code(claim, MAX_NAME), Markdown.text(has, 50), Markdown.text(wanted, 50));
    }

    /// Nothing was there to remove.
    ///
    /// @param whose a repository, or a branch of one
    public static String nothingToClear(String whose) {
        return "There is no cache volume of %s.".formatted(whose);
    }

    /// What was removed.
    ///
    /// @param claims with their sizes
    /// @param pods how many pods held them
    /// @param running how many of these had not ended
    public static String cleared(String whose, List<String> claims, int pods, int running) {
        var held = switch (pods) {
            case 0 -> "";
            case 1 -> " with the pod that held it";
            default -> " with the %d pods that held them".formatted(pods);
        };
        var broken = running == 0
                ? ""
                : " %d of the pods had not ended: their runs will fail, run them again.".formatted(running);
        return "Removed %s of %s%s: %s.%s".formatted(count(claims.size()), whose, held, some(claims), broken);
    }

    /// What was removed of a repository that is called otherwise now, or of a branch that is gone.
    ///
    /// @param left how many are still in use
    public static String retired(String whose, List<String> claims, int left) {
        var gone = claims.isEmpty()
                ? "Removed no cache volume of %s yet.".formatted(whose)
                : "Removed %s of %s: %s.".formatted(count(claims.size()), whose, some(claims));
        return left == 0
                ? gone
                : gone + " %s in use and will go after that.".formatted(left == 1 ? "One is" : left + " are");
    }

    private static String count(int claims) {
        return claims == 1 ? "the cache volume" : claims + " cache volumes";
    }

    private static String some(List<String> names) {
        var shown = String.join(", ", names.subList(0, Math.min(names.size(), MAX_NAMED)));
        return names.size() > MAX_NAMED ? shown + " and %d more".formatted(names.size() - MAX_NAMED) : shown;
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
