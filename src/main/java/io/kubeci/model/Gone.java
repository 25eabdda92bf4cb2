package io.kubeci.model;

/// Something outside will never do what was asked: the commit, the repository or the installation is not there any
/// more,
/// or we may not. Thrown at edges only; the reconcilers record it and end the work.
public final class Gone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param what a sentence on what was tried and what the answer was; no secrets
    public Gone(String what) {
        super(what);
    }

    /// As above, with the exception that told.
    public Gone(String what, Throwable cause) {
        super(what, cause);
    }
}
