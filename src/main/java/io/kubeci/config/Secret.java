package io.kubeci.config;

import java.nio.charset.StandardCharsets;

/// A value that nobody may see: it never appears in `toString`, so neither in logs nor in messages.
///
/// @param reveal the value itself; to be asked for only where it is used
public record Secret(String reveal) {

    /// The value as UTF-8, as GitHub uses it for a webhook's signature.
    public byte[] bytes() {
        return reveal.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
