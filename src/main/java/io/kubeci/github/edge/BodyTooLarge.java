package io.kubeci.github.edge;

import java.io.IOException;

/// An answer is longer than who asked wants to read; the rest of it was not read.
final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLarge(long maxBytes) {
        super("more than %d bytes".formatted(maxBytes));
    }
}
