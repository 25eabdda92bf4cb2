package io.kubeci.starlark.builtin;

import io.kubeci.starlark.error.ErrorKind;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.TokenKind;
import io.kubeci.starlark.value.Comparison;
import io.kubeci.starlark.value.Value;
import java.util.Optional;

/// A stable sort: insertion sort of short runs, which are then merged.
///
/// Values that have no order count as equal; the last such pair is the error.
final class Sort {

    private static final int RUN = 20;

    private final Value[] keys;
    private final boolean descending;
    private final Budget budget;
    private Optional<StarlarkException> failure = Optional.empty();

    private Sort(Value[] keys, boolean descending, Budget budget) {
        this.keys = keys;
        this.descending = descending;
        this.budget = budget;
    }

    /// The order of the keys, as their indexes.
    static int[] order(Value[] keys, boolean descending, Budget budget) {
        var sort = new Sort(keys, descending, budget);
        var order = sort.run();
        if (sort.failure.isPresent()) {
            throw sort.failure.get();
        }
        return order;
    }

    private int[] run() {
        budget.bytes(8L * keys.length);
        var order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int from = 0; from < order.length; from += RUN) {
            insertionSort(order, from, Math.min(from + RUN, order.length));
        }
        var other = new int[order.length];
        for (int width = RUN; width < order.length; width *= 2) {
            for (int from = 0; from < order.length; from += 2 * width) {
                merge(
                        order,
                        other,
                        from,
                        Math.min(from + width, order.length),
                        Math.min(from + 2 * width, order.length));
            }
            var swap = order;
            order = other;
            other = swap;
        }
        return order;
    }

    private void insertionSort(int[] order, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            for (int j = i; j > from && less(order[j], order[j - 1]); j--) {
                int swap = order[j];
                order[j] = order[j - 1];
                order[j - 1] = swap;
            }
        }
    }

    private void merge(int[] in, int[] out, int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeRight = right < to && (left == middle || less(in[right], in[left]));
            out[i] = takeRight ? in[right++] : in[left++];
        }
    }

    private boolean less(int i, int j) {
        var x = descending ? keys[j] : keys[i];
        var y = descending ? keys[i] : keys[j];
        try {
            return Comparison.compare(TokenKind.LT, x, y, budget);
        } catch (StarlarkException e) {
            if (e.kind() == ErrorKind.LIMIT) {
                throw e;
            }
            failure = Optional.of(e);
            return false;
        }
    }
}
