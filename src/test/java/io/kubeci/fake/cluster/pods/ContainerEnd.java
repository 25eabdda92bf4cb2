package io.kubeci.fake.cluster.pods;

/// How a container ended.
///
/// @param reason Kubernetes' word: `Completed`, `Error`, `OOMKilled`
/// @param message the termination message, "" if none
/// @param podReason set if the whole pod ended, not the container: `Evicted`, `DeadlineExceeded`, `Vanished`; else ""
public record ContainerEnd(int exitCode, String reason, String message, String podReason) {

    static final int KILLED = 137;
    static final int TERMINATED = 143;

    static ContainerEnd exited(int exitCode) {
        return new ContainerEnd(exitCode, exitCode == 0 ? "Completed" : "Error", "", "");
    }

    /// An end of the whole pod.
    static ContainerEnd ofPod(String reason, String message) {
        return new ContainerEnd(KILLED, "Error", message, reason);
    }

    ContainerEnd withMessage(String text) {
        return new ContainerEnd(exitCode, reason, text, podReason);
    }
}
