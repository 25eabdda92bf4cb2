package io.kubeci.github;

import java.time.Instant;
import java.util.Map;

/// What GitHub told us about waiting, kept beyond the life of a process: who goes on calling although told to wait may
/// be banned, and another process would not know.
public interface Waits {

    /// For who keeps nothing.
    Waits NONE = new Waits() {
        @Override
        public Map<String, Instant> recall() {
            return Map.of();
        }

        @Override
        public void remember(String what, Instant until) {}
    };

    /// Until when to wait, by what has to wait; what is over may be among it.
    ///
    /// @throws io.kubeci.model.Unavailable if it cannot be read now
    Map<String, Instant> recall();

    /// Keeps one, in place of an earlier one of the same name. To fail is no reason not to go on.
    ///
    /// @param what letters, digits, dots and hyphens
    void remember(String what, Instant until);
}
