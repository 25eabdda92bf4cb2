package io.kubeci.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Runs to look at, the newest first, a page at a time.
public interface RunPages {

    /// Which Runs; what is absent does not matter.
    ///
    /// @param repository its full name as it was when the Run was made, `owner/name`, in upper or lower case
    /// @param branch the branch's short name
    /// @param phase where they stand
    record Filter(Optional<String> repository, Optional<String> branch, Optional<RunPhase> phase) {}

    /// A place in the list: what comes after the Run of this name, which was asked for then. The Run itself need not be
    /// there any more.
    record Position(Instant receivedAt, String name) {}

    /// One page.
    ///
    /// @param runs the newest first
    /// @param more whether there are others after these
    record Page(List<RunState> runs, boolean more) {

        /// Copies the list.
        public Page {
            runs = List.copyOf(runs);
        }
    }

    /// The first page.
    ///
    /// @param limit how many Runs at the most
    /// @throws io.kubeci.model.Unavailable if they cannot be read now
    Page first(Filter filter, int limit);

    /// The page after a place.
    ///
    /// @param limit how many Runs at the most
    /// @throws io.kubeci.model.Unavailable if they cannot be read now
    Page after(Position place, Filter filter, int limit);
}
