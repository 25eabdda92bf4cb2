package io.kubeci.bench;

import java.util.List;

/// One benchmark: sets its stage, measures, and leaves nothing behind.
interface Measurement {

    List<Figure> measure();
}
