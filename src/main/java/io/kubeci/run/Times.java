package io.kubeci.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When what happened to a run; each is set once.
///
/// @param decided when policy and files were looked at
/// @param firstCheck when GitHub confirmed the first check run
/// @param created when the Workflow was created
/// @param started when Argo began
/// @param finished when it ended
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Times(
        @Nullable Instant decided,
        @Nullable Instant firstCheck,
        @Nullable Instant created,
        @Nullable Instant started,
        @Nullable Instant finished) {

    /// Nothing has happened.
    public static final Times NONE = new Times(null, null, null, null, null);

    /// When the Workflow was created.
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(created);
    }

    /// When Argo began, or somebody retried it there.
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(started);
    }

    /// When it ended.
    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finished);
    }

    /// Decided now.
    public Times withDecided(Instant at) {
        return new Times(at, firstCheck, created, started, finished);
    }

    /// The first check run is visible now, unless one was before.
    public Times withFirstCheck(Instant at) {
        return new Times(decided, firstCheck == null ? at : firstCheck, created, started, finished);
    }

    /// Created now, unless it was before.
    public Times withCreated(Instant at) {
        return new Times(decided, firstCheck, created == null ? at : created, started, finished);
    }

    /// Started then.
    public Times withStarted(Instant at) {
        return new Times(decided, firstCheck, created, at, finished);
    }

    /// Finished then.
    public Times withFinished(@Nullable Instant at) {
        return new Times(decided, firstCheck, created, started, at);
    }
}
