package io.kubeci.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a Run remembers of a check run: enough to find it again after a lost answer, and to tell GitHub nothing twice.
///
/// @param name the check run's name
/// @param externalId what GitHub hands back with its events
/// @param marker the details URL or external id that only this Run's check run has
/// @param id GitHub's number; 0 until GitHub's answer was recorded
/// @param digest of what GitHub confirmed last, "" if nothing
/// @param toldAt when that was
/// @param completed whether GitHub confirmed the end
/// @param annotationsTold how many annotations GitHub has taken
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record CheckRecord(
        String name,
        String externalId,
        String marker,
        long id,
        String digest,
        @Nullable Instant toldAt,
        boolean completed,
        int annotationsTold) {

    /// Fills in what is left out.
    public CheckRecord {
        name = Objects.requireNonNullElse(name, "");
        externalId = Objects.requireNonNullElse(externalId, "");
        marker = Objects.requireNonNullElse(marker, "");
        digest = Objects.requireNonNullElse(digest, "");
    }

    /// A check run that is about to be made.
    public static CheckRecord intended(String name, String externalId, String marker) {
        return new CheckRecord(name, externalId, marker, 0, "", null, false, 0);
    }

    /// When GitHub confirmed something last.
    public Optional<Instant> lastTold() {
        return Optional.ofNullable(toldAt);
    }

    /// The same, found or made.
    public CheckRecord withId(long found) {
        return new CheckRecord(name, externalId, marker, found, digest, toldAt, completed, annotationsTold);
    }

    /// The same after GitHub confirmed a state.
    public CheckRecord told(String confirmed, Instant at, boolean end, int annotations) {
        return new CheckRecord(name, externalId, marker, id, confirmed, at, end, annotationsTold + annotations);
    }
}
