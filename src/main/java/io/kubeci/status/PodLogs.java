package io.kubeci.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The pods of Workflows: what ran in them, and what they printed.
///
/// Every method throws [io.kubeci.model.Unavailable] if the API server cannot be reached or refuses for now.
public interface PodLogs {

    /// A pod as far as reports need it.
    ///
    /// @param name its name
    /// @param containers all containers that the author wrote (not Argo's `init`, `wait`, `supervisor`)
    /// @param secrets names of the Secrets that it uses in any way
    /// @param limits memory limit by container, as written (`512Mi`)
    /// @param problem why it does not run, or how it ended, in Kubernetes' words; "" if there is nothing to say
    /// @param nodeName the machine it was bound to, "" if none
    /// @param runningSince when the first of the author's containers began to run: until then it waited
    record Pod(
            String name,
            List<String> containers,
            Set<String> secrets,
            Map<String, String> limits,
            String problem,
            String nodeName,
            Optional<Instant> runningSince) {

        /// Copies the collections.
        public Pod {
            containers = List.copyOf(containers);
            secrets = Set.copyOf(secrets);
            limits = Map.copyOf(limits);
        }
    }

    /// Finds a pod, empty if it is gone.
    Optional<Pod> find(String podName);

    /// The last part of a container's log, at most `maxBytes` (the first line may be cut); empty if there is none (any
    /// more). Bounded in time: a log that does not end in 20 seconds is given as far as it came.
    Optional<String> tail(String podName, String container, int maxBytes);

    /// The values in Secrets, for masking; empty if we may not read them.
    Set<String> secretValues(Set<String> secretNames);
}
