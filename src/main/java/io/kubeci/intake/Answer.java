package io.kubeci.intake;

import java.util.Locale;

/// What GitHub is told about a webhook.
///
/// @param outcome what became of it
/// @param text a few words without detail, for GitHub's log of deliveries
public record Answer(Outcome outcome, String text) {

    /// The HTTP status.
    public int status() {
        return outcome.status;
    }

    /// What becomes of webhooks.
    public enum Outcome {
        /// It is kept, and will be acted on.
        STORED(202),
        /// It was kept before.
        DUPLICATE(200),
        /// Nothing of ours.
        IGNORED(200),
        /// From an installation or an owner whose events are not taken. An answer of 2xx, for GitHub's log would have
        /// it redelivered for ever otherwise.
        NOT_ALLOWED(200),
        /// Headers or body are not what GitHub sends.
        MALFORMED(400),
        /// Not signed with one of our secrets.
        UNAUTHORIZED(401),
        /// The body did not come in time.
        TIMED_OUT(408),
        /// Larger than what GitHub sends.
        TOO_LARGE(413),
        /// It could not be kept.
        UNAVAILABLE(503),
        /// Too much comes at once, or the process is about to end; nobody has looked at it.
        OVERLOADED(503);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }

        /// The word for metrics and logs: `not_allowed`.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
