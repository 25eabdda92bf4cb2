package io.kubeci.cache;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The volume claims of the build namespace, and the pods that hold them.
///
/// Every method throws [io.kubeci.model.Unavailable] if the API server cannot be reached or refuses for now.
public interface Volumes {

    /// What came of an attempt to create.
    sealed interface Creation {

        /// It was made.
        record Created(Volume volume) implements Creation {}

        /// There is one of that name, which stays as it is.
        record Exists() implements Creation {}

        /// The API server will never take it.
        ///
        /// @param message its reason, for people
        record Refused(String message) implements Creation {}
    }

    /// The Run that a claim of the scope `run` goes with.
    record Owner(String name, String uid) {}

    /// A pod that names a claim, so that the claim cannot go before it.
    ///
    /// @param claim the claim's name
    /// @param pod the pod's name
    /// @param finished whether its containers have ended
    record Holder(String claim, String pod, boolean finished) {}

    /// Reads a claim; empty if it is not there.
    Optional<Volume> find(String name);

    /// Makes a claim that one node at a time can have.
    ///
    /// @param claim has a size
    /// @param owner with whom it goes
    Creation create(CachePlan.Claim claim, Optional<Owner> owner);

    /// Changes annotations, those not named stay; the result is the claim after that, empty if it is not there.
    Optional<Volume> annotate(String name, Map<String, String> annotations);

    /// All claims with that label `managedBy`.
    List<Volume> managed(String managedBy);

    /// All pods of the namespace that name a claim, once for each claim.
    List<Holder> holders();

    /// Deletes a claim unless it changed since it was read; false if it did. One that is not there is deleted.
    boolean delete(Volume volume);

    /// Deletes a pod; one that is not there is deleted.
    void deletePod(String name);
}
