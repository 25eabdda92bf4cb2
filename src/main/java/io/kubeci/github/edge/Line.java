package io.kubeci.github.edge;

import java.util.concurrent.Semaphore;

/// What belongs to one caller: its gate, and its places among the calls in flight.
record Line(RateGate gate, Semaphore places) {

    /// An open one, first come, first served.
    static Line open(int places) {
        return new Line(new RateGate(), new Semaphore(places, true));
    }
}
