package io.kubeci.starlark.value;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import java.math.BigDecimal;

/// A 64-bit floating-point number.
public record FloatValue(double value) implements Value {

    private static final double TWO_63 = 0x1p63;

    @Override
    public String type() {
        return "float";
    }

    @Override
    public boolean truth() {
        return value != 0;
    }

    /// Floats that are whole numbers are equal to the integers, and so are their hashes.
    @Override
    public int hash(Budget budget) {
        return Double.isInfinite(value) || Double.isNaN(value)
                ? 1_618_033
                : truncate().hash(budget);
    }

    @Override
    public void print(Printer out) {
        out.append(FloatFormat.format(value, 'g'));
    }

    /// The integer part.
    ///
    /// @throws StarlarkException if there is none
    public Int toInt() {
        if (Double.isInfinite(value)) {
            throw StarlarkException.eval("cannot convert float infinity to integer");
        }
        if (Double.isNaN(value)) {
            throw StarlarkException.eval("cannot convert float NaN to integer");
        }
        return truncate();
    }

    private Int truncate() {
        if (value >= -TWO_63 && value < TWO_63) {
            return Int.of((long) value);
        }
        return Int.of(new BigDecimal(value).toBigInteger());
    }
}
