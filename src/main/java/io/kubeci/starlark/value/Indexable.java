package io.kubeci.starlark.value;

import io.kubeci.starlark.limit.Budget;

/// A value with elements at positions.
public interface Indexable extends Value, Sized {

    /// The element at a position from 0 to the length.
    Value at(int index);

    /// Some of the elements.
    ///
    /// @param from first position, or length - 1 and less for a negative step
    /// @param to   the position behind the last; -1 for a negative step that runs to the beginning
    Value slice(int from, int to, int step, Budget budget);

    /// The number of positions from, from + step, … before `to`.
    static int sliceLength(int from, int to, int step) {
        long distance = step > 0 ? (long) to - from : (long) from - to;
        long size = Math.abs((long) step);
        return distance <= 0 ? 0 : (int) ((distance + size - 1) / size);
    }
}
