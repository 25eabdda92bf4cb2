package io.kubeci.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far a run is trusted. What each level may do is decided in this package and nowhere else.
public enum Trust {
    /// A push to the repository, a pull request within it, or a command of someone with write access.
    @JsonProperty("trusted")
    TRUSTED,
    /// A fork's commit that someone with write access approved by its SHA.
    @JsonProperty("approved")
    APPROVED,
    /// Everything else.
    @JsonProperty("untrusted")
    UNTRUSTED
}
