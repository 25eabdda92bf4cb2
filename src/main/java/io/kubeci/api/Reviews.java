package io.kubeci.api;

import io.kubeci.config.Secret;
import java.util.List;
import java.util.Map;

/// The cluster's answers to who somebody is, and what they may do to Runs.
///
/// Every method throws [io.kubeci.model.Unavailable] if the cluster cannot be asked now.
public interface Reviews {

    /// Somebody whom the cluster knows.
    ///
    /// @param name as its roles name them: `system:serviceaccount:ci:dashboard`
    /// @param extra whatever else the login told
    record Identity(String name, String uid, List<String> groups, Map<String, List<String>> extra) {

        /// Copies the collections.
        public Identity {
            groups = List.copyOf(groups);
            extra = Map.copyOf(extra);
        }
    }

    /// Whose a token is.
    sealed interface Login {

        /// The token is good.
        record Known(Identity who) implements Login {}

        /// It is not, or not any more.
        record Unknown() implements Login {}

        /// We may not ask: that role was left out.
        record NotAsked() implements Login {}
    }

    /// Asks whose a bearer token is.
    Login identify(Secret token);

    /// Asks whether somebody may do this to Runs in the namespace of the workflows.
    ///
    /// @param run the one that it is about, "" if it is about no one or all
    boolean permits(Identity who, Verb verb, String run);
}
