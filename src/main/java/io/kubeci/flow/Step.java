package io.kubeci.flow;

import io.kubeci.run.RunStatus;
import java.time.Duration;

/// What one step of a run came to.
///
/// @param status to be stored before anything else happens
/// @param next when to go on
public record Step(RunStatus status, Next next) {

    /// When to go on.
    public sealed interface Next {

        /// At once, after the status is stored.
        record Again() implements Next {}

        /// When something happens, but not later than this.
        record Wait(Duration atMost) implements Next {}

        /// Only when something happens.
        record Rest() implements Next {}
    }

    static Step again(RunStatus status) {
        return new Step(status, new Next.Again());
    }

    static Step wait(RunStatus status, Duration atMost) {
        return new Step(status, new Next.Wait(atMost));
    }

    static Step rest(RunStatus status) {
        return new Step(status, new Next.Rest());
    }
}
