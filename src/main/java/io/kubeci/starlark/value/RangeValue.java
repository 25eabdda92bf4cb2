package io.kubeci.starlark.value;

import io.kubeci.starlark.limit.Budget;

/// What `range(…)` gives: an arithmetic progression that is not stored.
public record RangeValue(long start, long stop, long step, int length) implements Indexable, Iterable {

    public static RangeValue of(long start, long stop, long step) {
        return new RangeValue(start, stop, step, count(start, stop, step));
    }

    private static int count(long start, long stop, long step) {
        long distance = step > 0 ? stop - start : start - stop;
        if (step > 0 ? stop <= start : stop >= start) {
            return 0;
        }
        return (int) Math.min(Integer.MAX_VALUE, Long.divideUnsigned(distance - 1, Math.abs(step)) + 1);
    }

    @Override
    public String type() {
        return "range";
    }

    @Override
    public boolean truth() {
        return length > 0;
    }

    @Override
    public Value at(int index) {
        return Int.of(start + index * step);
    }

    @Override
    public Value slice(int from, int to, int sliceStep, Budget budget) {
        return of(start + step * from, start + step * to, step * sliceStep);
    }

    /// Whether the number is one of the progression.
    boolean contains(Int number) {
        if (!number.isInt32()) {
            return false;
        }
        long distance = number.int32() - start;
        long index = distance / step;
        return distance % step == 0 && index >= 0 && index < length;
    }

    boolean sameElements(RangeValue other) {
        if (length != other.length) {
            return false;
        }
        return length == 0 || start == other.start && (length == 1 || step == other.step);
    }

    @Override
    public Cursor iterate() {
        return new Cursor() {
            private int next;

            @Override
            public boolean advance() {
                return next++ < length;
            }

            @Override
            public Value current() {
                return at(next - 1);
            }
        };
    }

    @Override
    public void print(Printer out) {
        var text = "range(" + (start != 0 || step != 1 ? start + ", " : "") + stop;
        out.append(text + (step != 1 ? ", " + step : "") + ")");
    }
}
