package io.kubeci.flow;

import java.util.List;
import java.util.stream.Stream;

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
        /// It changed Runs that there are, or something else, and there is no Run for that.
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

    static EventOutcome done(String reason, List<String> runs) {
        return new EventOutcome(Result.DONE, reason, runs);
    }

    static EventOutcome done(String what) {
        return done(what, List.of());
    }

    /// The same, and something else was done.
    ///
    /// @param also a whole sentence
    EventOutcome and(String also) {
        return new EventOutcome(result == Result.IGNORED ? Result.DONE : result, reason + ". " + also, runs);
    }

    /// The same with further Runs.
    EventOutcome and(List<String> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = Stream.concat(runs.stream(), more.stream()).distinct().toList();
        return result == Result.IGNORED
                ? new EventOutcome(Result.STARTED, "tags of which GitHub said nothing", all)
                : new EventOutcome(result, reason, all);
    }

    /// Something that will never succeed.
    public static EventOutcome failed(String reason) {
        return new EventOutcome(Result.FAILED, reason, List.of());
    }
}
