package io.kubeci.intake;

import io.kubeci.intake.Answer.Outcome;

/// What GitHub's log of deliveries says of webhooks.
public final class Answers {

    private Answers() {}

    /// It is kept, and will be acted on.
    public static Answer accepted() {
        return new Answer(Outcome.STORED, "accepted");
    }

    /// It came before.
    public static Answer seenBefore() {
        return new Answer(Outcome.DUPLICATE, "seen before");
    }

    /// Nothing of ours.
    public static Answer ignored(String why) {
        return new Answer(Outcome.IGNORED, "ignored: " + why);
    }

    /// The operator does not take events of this installation or owner.
    public static Answer notTaken() {
        return new Answer(Outcome.NOT_ALLOWED, "ignored: events of this installation or owner are not taken");
    }

    /// It is signed with another secret than ours, or not at all.
    public static Answer wrongSignature() {
        return new Answer(Outcome.UNAUTHORIZED, "X-Hub-Signature-256 is missing or wrong");
    }

    /// A header is not what GitHub sends.
    public static Answer noEvent() {
        return new Answer(Outcome.MALFORMED, "X-GitHub-Event is missing or no event's name");
    }

    /// A header is not what GitHub sends.
    public static Answer noDelivery() {
        return new Answer(Outcome.MALFORMED, "X-GitHub-Delivery is missing or no delivery's id");
    }

    /// The body is of another form.
    public static Answer wrongType() {
        return new Answer(
                Outcome.MALFORMED, "Content-Type must be application/json or application/x-www-form-urlencoded");
    }

    /// The body cannot be read.
    public static Answer noJson() {
        return new Answer(Outcome.MALFORMED, "the body is no JSON object");
    }

    /// A field of the body is not what GitHub sends.
    public static Answer malformed(String what) {
        return new Answer(Outcome.MALFORMED, what);
    }

    /// The body did not come.
    public static Answer late() {
        return new Answer(Outcome.TIMED_OUT, "the body did not come in time");
    }

    /// More than GitHub sends.
    public static Answer tooLarge() {
        return new Answer(Outcome.TOO_LARGE, "larger than 25 MB");
    }

    /// The cluster does not take it.
    public static Answer notKept() {
        return new Answer(Outcome.UNAVAILABLE, "cannot be kept now");
    }

    /// A fault of ours.
    public static Answer broken() {
        return new Answer(Outcome.UNAVAILABLE, "cannot be handled now");
    }

    /// Too much comes at once.
    public static Answer crowded() {
        return new Answer(Outcome.OVERLOADED, "too many bytes at once");
    }

    /// The process ends.
    public static Answer ending() {
        return new Answer(Outcome.OVERLOADED, "shutting down");
    }
}
