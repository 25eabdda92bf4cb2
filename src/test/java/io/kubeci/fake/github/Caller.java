package io.kubeci.fake.github;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// Who sends a request, as its `Authorization` header shows.
sealed interface Caller {

    /// The App itself, with a JSON web token.
    record App() implements Caller {}

    /// The App in one installation.
    ///
    /// @param repositories ids that the token is narrowed to; empty = all of the installation
    record Installed(
            World.Installation installation, Map<String, String> permissions, Set<Long> repositories, Instant expires)
            implements Caller {

        /// Whether the token has at least that permission, such as `checks:write`.
        boolean may(String permission) {
            var wanted = permission.split(":");
            var has = permissions.getOrDefault(wanted[0], wanted[0].equals("metadata") ? "read" : "none");
            return has.equals(wanted[1]) || has.equals("write") || has.equals("admin");
        }
    }

    /// Nobody: no header.
    record Nobody() implements Caller {}
}
