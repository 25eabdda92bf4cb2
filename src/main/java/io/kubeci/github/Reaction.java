package io.kubeci.github;

/// What we show beside a comment without a word.
public enum Reaction {
    /// Seen, and being worked on.
    EYES("eyes"),
    /// Done.
    ROCKET("rocket"),
    /// Not done; a reply says why.
    CONFUSED("confused");

    private final String wire;

    Reaction(String wire) {
        this.wire = wire;
    }

    /// GitHub's word for it. Source: REST API reference, "Create reaction for an issue comment".
    public String wire() {
        return wire;
    }
}
