package io.kubeci.intake;

/// Where events wait until somebody acts on them, and where they survive the end of this process.
public interface Inbox {

    /// Keeps a delivery, unless one of that id is kept already. When this returns, it is kept durably.
    ///
    /// @throws io.kubeci.model.Unavailable if it cannot be kept now; GitHub is told so, and will be asked again
    Kept store(NewDelivery delivery);

    /// What became of it.
    enum Kept {
        /// It is new, and kept.
        STORED,
        /// It was there before; nothing was changed.
        DUPLICATE
    }
}
