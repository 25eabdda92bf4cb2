package io.kubeci.flow;

import java.util.Optional;

/// The payloads of webhooks, as long as they are kept.
@FunctionalInterface
public interface Payloads {

    /// Looks for the payload of a delivery.
    ///
    /// @return JSON; empty if it is not kept any more, or was too large from the beginning
    /// @throws io.kubeci.model.Unavailable if that cannot be told now
    Optional<String> find(String delivery);
}
