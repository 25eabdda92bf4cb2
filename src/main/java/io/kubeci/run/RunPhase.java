package io.kubeci.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Where a run stands.
public enum RunPhase {
    /// Nothing is decided yet.
    @JsonProperty("Pending")
    PENDING,
    /// Policy refused it; more pull requests may change that.
    @JsonProperty("Declined")
    DECLINED,
    /// The CI files are wrong.
    @JsonProperty("Invalid")
    INVALID,
    /// It will run: the check run and the Workflow are being made.
    @JsonProperty("Accepted")
    ACCEPTED,
    /// The Workflow exists, Argo has not begun.
    @JsonProperty("Queued")
    QUEUED,
    /// Argo works on it.
    @JsonProperty("Running")
    RUNNING,
    @JsonProperty("Succeeded")
    SUCCEEDED,
    @JsonProperty("Failed")
    FAILED,
    /// It was stopped, superseded or deleted.
    @JsonProperty("Cancelled")
    CANCELLED,
    /// It took too long, and was ended by us.
    @JsonProperty("TimedOut")
    TIMED_OUT,
    /// GitHub will never take the result: the commit, the repository or the installation is gone.
    @JsonProperty("Gone")
    GONE;

    /// The word as it is stored and shown: `TimedOut`.
    public String word() {
        return Arrays.stream(name().split("_"))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /// Whether nothing more will happen by itself.
    public boolean isFinal() {
        return switch (this) {
            case PENDING, ACCEPTED, QUEUED, RUNNING -> false;
            case DECLINED, INVALID, SUCCEEDED, FAILED, CANCELLED, TIMED_OUT, GONE -> true;
        };
    }
}
