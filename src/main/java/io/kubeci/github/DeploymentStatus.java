package io.kubeci.github;

import java.util.Locale;
import java.util.Optional;

/// Where a deployment stands. What GitHub would refuse is cut or left out, so that the state gets through.
///
/// @param state in one word
/// @param description one line for people
/// @param logUrl where its log is
/// @param environmentUrl where the environment can be visited
public record DeploymentStatus(
        State state, String description, Optional<String> logUrl, Optional<String> environmentUrl) {

    /// Characters of a description. Source: GitHub's REST API reference, "Create a deployment status".
    static final int MAX_DESCRIPTION = 140;

    /// The states that kube-ci tells, of those that GitHub's REST API reference has ("Create a deployment status").
    public enum State {
        QUEUED,
        IN_PROGRESS,
        SUCCESS,
        FAILURE,
        ERROR,
        INACTIVE;

        /// GitHub's word for it: `in_progress`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether nothing more is expected.
        public boolean isFinal() {
            return this != QUEUED && this != IN_PROGRESS;
        }
    }

    /// Makes it fit.
    public DeploymentStatus {
        description = CleanText.line(description, MAX_DESCRIPTION);
        logUrl = logUrl.flatMap(CheckRunLimits::url);
        environmentUrl = environmentUrl.flatMap(CheckRunLimits::url);
    }
}
