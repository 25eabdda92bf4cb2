package io.kubeci.github;

import java.time.Instant;
import java.util.Locale;

/// Where a check run stands.
public sealed interface CheckState {

    /// Nothing has begun.
    record Queued() implements CheckState {}

    /// Work goes on.
    record InProgress() implements CheckState {}

    /// It is over.
    record Completed(Conclusion conclusion, Instant at) implements CheckState {}

    /// How it ended, as GitHub's REST API reference names it ("Create a check run").
    enum Conclusion {
        ACTION_REQUIRED,
        CANCELLED,
        FAILURE,
        NEUTRAL,
        SUCCESS,
        SKIPPED,
        TIMED_OUT;

        /// GitHub's word for it: `action_required`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// GitHub's word for the status: `in_progress`.
    default String status() {
        return switch (this) {
            case Queued _ -> "queued";
            case InProgress _ -> "in_progress";
            case Completed _ -> "completed";
        };
    }
}
