package io.kubeci.cache;

import io.kubeci.workflow.Fault;
import io.kubeci.workflow.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which cache volume a run is to have.
public sealed interface CachePlan {

    /// None.
    record None() implements CachePlan {}

    /// A claim, made if it is not there.
    ///
    /// @param name its name
    /// @param scope who shares it
    /// @param size what to ask for; empty if the claim has to be there already
    /// @param storageClass absent: the cluster's default
    /// @param labels to make it with
    /// @param annotations to make it with; they say whose it is
    /// @param exact whether the author named the claim, so that no other name will do
    record Claim(
            String name,
            Scope scope,
            Optional<Size> size,
            Optional<String> storageClass,
            Map<String, String> labels,
            Map<String, String> annotations,
            boolean exact)
            implements CachePlan {

        /// Copies the maps.
        public Claim {
            labels = Map.copyOf(labels);
            annotations = Map.copyOf(annotations);
        }

        /// The owner of the repository that it is for.
        public String org() {
            return annotations.getOrDefault(Keys.ORG_NAME, "");
        }

        /// The name of the repository that it is for.
        public String repo() {
            return annotations.getOrDefault(Keys.REPO_NAME, "");
        }

        /// The same under another name, where somebody else's claim has this one: names are made of sanitised and
        /// shortened words, so that two that differ may look alike.
        ///
        /// @param attempt counts from 1
        public Claim another(int attempt) {
            var hash = CacheNames.hash(
                    List.of(org(), repo(), annotations.getOrDefault(Keys.REF, ""), name, Integer.toString(attempt)));
            var others = new HashMap<>(labels);
            others.computeIfPresent(CacheKeys.HASH, (_, _) -> CacheNames.label(hash));
            return new Claim(
                    CacheNames.claim(scope, org(), repo(), hash),
                    scope,
                    size,
                    storageClass,
                    others,
                    annotations,
                    exact);
        }
    }

    /// What the Workflow or the configuration says makes no sense, and the Workflow's author has to mend it.
    ///
    /// @param faults why, each at its place in the Workflow
    record Unusable(List<Fault> faults) implements CachePlan {

        /// Copies the list.
        public Unusable {
            faults = List.copyOf(faults);
        }
    }
}
