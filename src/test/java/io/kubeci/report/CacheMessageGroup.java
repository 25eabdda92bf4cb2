package io.kubeci.report;

import io.kubeci.report.Messages.Message;
import java.time.Instant;
import java.util.List;

/// What people are told of caches.
final class CacheMessageGroup {

    private static final String CLAIM = "ci-project-acme-shop-x0a1b2c3d";

    private CacheMessageGroup() {}

    static Messages group() {
        var lost = CacheMessages.lost(CLAIM, "pvc-7");
        return new Messages(
                "Caches",
                "In check runs, and where caches are cleared.",
                CacheMessages.class,
                List.of(
                        new Message("lost", "the volume is lost", lost),
                        new Message("unusable", "the same, at the end of a run", lost),
                        new Message("leaving", "the volume is being deleted", CacheMessages.leaving(CLAIM)),
                        new Message(
                                "stuck",
                                "the volume does not go",
                                CacheMessages.stuck(CLAIM, Instant.parse("2026-01-01T10:00:00Z"), List.of("shop-1"))),
                        new Message("foreign", "the claim is another's", CacheMessages.foreign(CLAIM, "acme/bank")),
                        new Message("absent", "there is no such claim", CacheMessages.absent(CLAIM)),
                        new Message(
                                "refused",
                                "the cluster refuses the claim",
                                CacheMessages.refused(CLAIM, "exceeded quota")),
                        new Message(
                                "noRoom",
                                "the repository has too much",
                                CacheMessages.noRoom("acme/shop", "20Gi", "10Gi", "25Gi")),
                        new Message("taken", "all names are taken", CacheMessages.taken(CLAIM)),
                        new Message("smaller", "the volume is smaller", CacheMessages.smaller(CLAIM, "1Gi", "5Gi")),
                        new Message(
                                "nothingToClear",
                                "there is nothing to clear",
                                CacheMessages.nothingToClear("acme/shop")),
                        new Message(
                                "cleared",
                                "caches are cleared",
                                CacheMessages.cleared("acme/shop", List.of(CLAIM + " (5Gi)"), 1, 0)),
                        new Message(
                                "retired",
                                "a branch is gone",
                                CacheMessages.retired("branch topic of acme/shop", List.of(CLAIM), 1))));
    }
}
