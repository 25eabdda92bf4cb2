package io.kubeci.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something outside (GitHub, the API server) cannot do now what it will be able to do later. Thrown at edges only, and
/// handled once, in the reconcilers: the same work is tried again.
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /// @param what a sentence on what was tried and what happened; no secrets
    /// @param retryAfter how long to wait at the least; zero where nothing was said
    public Unavailable(String what, Duration retryAfter) {
        this(what, retryAfter, null);
    }

    /// As above, with the exception that told.
    public Unavailable(String what, Duration retryAfter, @Nullable Throwable cause) {
        super(what, cause);
        this.retryAfter = retryAfter;
    }

    /// How long to wait at the least; zero where nothing was said.
    public Duration retryAfter() {
        return retryAfter;
    }
}
