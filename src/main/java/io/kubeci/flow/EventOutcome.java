package io.kubeci.flow;

import java.util.List;

/// What became of an event.
///
/// @param result in one word
/// @param reason one sentence
/// @param runs the Runs that it made or added to
public record EventOutcome(Result result, String reason, List<String> runs) {

    /// What became of an event, in one word.
    public enum Result {
        /// It made a Run.
        STARTED("Started"),
        /// There was a Run for it already.
        JOINED("Joined"),
        /// What it asked for is done, and there is no Run for that.
        DONE("Done"),
        /// Nothing is to be done.
        IGNORED("Ignored"),
        /// It cannot be done, now or later.
        FAILED("Failed");

        private final String word;

        Result(String word) {
            this.word = word;
        }

        /// The word as Deliveries and metrics show it.
        public String word() {
            return word;
        }
    }

    /// Copies the list.
    public EventOutcome {
        runs = List.copyOf(runs);
    }

    static EventOutcome ignored(String reason) {
        return new EventOutcome(Result.IGNORED, reason, List.of());
    }

    static EventOutcome done(String what) {
        return new EventOutcome(Result.DONE, what, List.of());
    }

    /// Something that will never succeed.
    public static EventOutcome failed(String reason) {
        return new EventOutcome(Result.FAILED, reason, List.of());
    }
}
