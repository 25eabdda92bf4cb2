package io.kubeci.cache;

import io.kubeci.workflow.Keys;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Volumes for tests: those of octo/app, but for what is said.
final class SomeVolume {

    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final Map<String, String> labels = new HashMap<>(Map.of(Keys.MANAGED_BY, "kube-ci", "scope", "project"));
    private final Map<String, String> annotations = new HashMap<>(Map.of(Keys.ORG_NAME, "octo", Keys.REPO_NAME, "app"));
    private String phase = "Bound";
    private String size = "10Gi";
    private Optional<Instant> deletedAt = Optional.empty();

    SomeVolume labelled(String key, String value) {
        labels.put(key, value);
        return this;
    }

    SomeVolume annotated(String key, String value) {
        annotations.put(key, value);
        return this;
    }

    SomeVolume madeByHand() {
        labels.clear();
        annotations.clear();
        return this;
    }

    SomeVolume inPhase(String word) {
        phase = word;
        return this;
    }

    SomeVolume ofSize(String text) {
        size = text;
        return this;
    }

    SomeVolume deletedAt(Instant at) {
        deletedAt = Optional.of(at);
        return this;
    }

    SomeVolume lastUsed(String instant) {
        return annotated(CacheKeys.LAST_USED, instant);
    }

    Volume named(String name) {
        return new Volume(
                name,
                "1",
                labels,
                annotations,
                phase,
                "pv-7",
                Size.parse(size),
                false,
                NOW.minusSeconds(86_400),
                deletedAt);
    }
}
