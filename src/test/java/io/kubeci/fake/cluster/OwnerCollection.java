package io.kubeci.fake.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;

/// Garbage collection: what belongs to an object that is gone goes too.
final class OwnerCollection {

    private final ClusterObjects objects;
    private final ExecutorService worker;

    OwnerCollection(ClusterObjects objects, ExecutorService worker) {
        this.objects = objects;
        this.worker = worker;
    }

    void look(MendedDispatcher.Change change) {
        if (change.deleted()) {
            var uid = change.object().path("metadata").path("uid").asText();
            worker.execute(() -> collect(uid));
        } else if (change.object().path("metadata").has("ownerReferences")) {
            worker.execute(() -> collectOrphan(change.kind(), change.object()));
        }
    }

    private void collect(String uid) {
        Arrays.stream(Kind.values())
                .forEach(kind -> objects.list(kind, "").stream()
                        .filter(object -> isOwnedBy(object, uid))
                        .forEach(object -> delete(kind, object)));
    }

    /// An object whose owner was gone before it was made.
    private void collectOrphan(Kind kind, JsonNode object) {
        var namespace = object.path("metadata").path("namespace").asText();
        for (var owner : object.path("metadata").path("ownerReferences")) {
            boolean there = Arrays.stream(Kind.values())
                    .filter(candidate ->
                            candidate.kind().equals(owner.path("kind").asText()))
                    .flatMap(candidate -> objects
                            .find(candidate, namespace, owner.path("name").asText())
                            .stream())
                    .anyMatch(found -> found.path("metadata").path("uid").equals(owner.path("uid")));
            if (!there) {
                delete(kind, object);
            }
        }
    }

    private void delete(Kind kind, JsonNode object) {
        var metadata = object.path("metadata");
        objects.delete(
                kind, metadata.path("namespace").asText(), metadata.path("name").asText());
    }

    private static boolean isOwnedBy(JsonNode object, String uid) {
        for (var owner : object.path("metadata").path("ownerReferences")) {
            if (owner.path("uid").asText().equals(uid)) {
                return true;
            }
        }
        return false;
    }
}
