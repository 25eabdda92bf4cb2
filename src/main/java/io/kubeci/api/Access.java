package io.kubeci.api;

/// Whether somebody may do what they ask for.
public sealed interface Access {

    /// They may.
    ///
    /// @param who as Runs and logs name them
    record Granted(String who) implements Access {}

    /// We do not know who it is.
    ///
    /// @param why a sentence that says what to send
    record Unknown(String why) implements Access {}

    /// They may not.
    ///
    /// @param why a sentence that names the missing right
    record Denied(String why) implements Access {}
}
