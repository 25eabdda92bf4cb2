package io.kubeci.starlark.eval;

/// A statement that can be run.
interface Action {

    /// How a statement ended.
    enum Outcome {
        NEXT,
        BREAK,
        CONTINUE,
        RETURN
    }

    Outcome run(Frame frame);
}
