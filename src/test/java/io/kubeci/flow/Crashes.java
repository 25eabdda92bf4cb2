package io.kubeci.flow;

/// Where the process dies: before or after the n-th effect outside. Counts effects otherwise.
final class Crashes {

    /// The end of the process: nobody catches it.
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private int effects;
    private int dieBefore = -1;
    private int dieAfter = -1;

    void dieBefore(int effect) {
        dieBefore = effect;
    }

    void dieAfter(int effect) {
        dieAfter = effect;
    }

    void never() {
        dieBefore = -1;
        dieAfter = -1;
    }

    int effects() {
        return effects;
    }

    void before() {
        if (effects == dieBefore) {
            throw new Death();
        }
    }

    void after() {
        int effect = effects++;
        if (effect == dieAfter) {
            throw new Death();
        }
    }
}
