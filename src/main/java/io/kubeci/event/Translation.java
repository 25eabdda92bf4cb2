package io.kubeci.event;

/// What a webhook's payload turned out to be.
public sealed interface Translation {

    /// Something that kube-ci acts on.
    ///
    /// @param installationId the App's installation that GitHub names
    /// @param event what happened
    record Understood(long installationId, CiEvent event) implements Translation {}

    /// Nothing for us.
    ///
    /// @param why a few words, for the log and the delivery's answer
    record Ignored(String why) implements Translation {}

    /// JSON of a known event that lacks what GitHub always sends.
    ///
    /// @param what what is missing or of the wrong kind
    record Malformed(String what) implements Translation {}

    /// An event together with the installation that its payload names.
    static Translation understood(Payload payload, CiEvent event) {
        return new Understood(payload.installation(), event);
    }
}
