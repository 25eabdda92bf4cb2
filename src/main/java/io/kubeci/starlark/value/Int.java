package io.kubeci.starlark.value;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import java.math.BigInteger;

/// An integer of any size.
public sealed interface Int extends Value {

    Int ZERO = SmallInt.CACHE[-SmallInt.LOWEST];
    Int ONE = SmallInt.CACHE[1 - SmallInt.LOWEST];

    /// An integer that fits into 64 bits.
    record SmallInt(long value) implements Int {

        private static final int LOWEST = -128;
        private static final SmallInt[] CACHE = new SmallInt[1_024 - LOWEST];

        static {
            for (int i = 0; i < CACHE.length; i++) {
                CACHE[i] = new SmallInt(i + LOWEST);
            }
        }

        @Override
        public BigInteger big() {
            return BigInteger.valueOf(value);
        }

        @Override
        public boolean truth() {
            return value != 0;
        }

        @Override
        public int sign() {
            return Long.signum(value);
        }

        @Override
        public double toDouble() {
            return value;
        }

        @Override
        public int hash(Budget budget) {
            return Long.hashCode(value);
        }

        @Override
        public void print(Printer out) {
            out.append(Long.toString(value));
        }
    }

    /// An integer that does not fit into 64 bits.
    record BigInt(BigInteger big) implements Int {

        @Override
        public boolean truth() {
            return true;
        }

        @Override
        public int sign() {
            return big.signum();
        }

        @Override
        public double toDouble() {
            return big.doubleValue();
        }

        @Override
        public int hash(Budget budget) {
            budget.steps(big.bitLength() >> 6);
            return big.hashCode();
        }

        @Override
        public void print(Printer out) {
            out.append(digits(out.budget(), 10));
        }
    }

    static Int of(long value) {
        if (value >= SmallInt.LOWEST && value < SmallInt.LOWEST + SmallInt.CACHE.length) {
            return SmallInt.CACHE[(int) value - SmallInt.LOWEST];
        }
        return new SmallInt(value);
    }

    /// Any integer, in its smallest form.
    static Int of(BigInteger value) {
        return value.bitLength() < Long.SIZE ? of(value.longValue()) : new BigInt(value);
    }

    @Override
    default String type() {
        return "int";
    }

    BigInteger big();

    int sign();

    /// The nearest float, which is infinite for very big integers.
    double toDouble();

    /// The nearest float.
    ///
    /// @throws StarlarkException if that is infinite
    default double toFiniteDouble() {
        double result = toDouble();
        if (Double.isInfinite(result)) {
            throw StarlarkException.eval("int too large to convert to float");
        }
        return result;
    }

    /// Its digits; pays for the work, which grows faster than the number.
    default String digits(Budget budget, int base) {
        if (this instanceof SmallInt(long value)) {
            return Long.toString(value, base);
        }
        long bits = big().bitLength();
        budget.text(bits / 3);
        budget.steps(bits * bits >> 20);
        return big().toString(base);
    }

    /// Whether it fits into 32 bits: what counts, indexes and lengths must do.
    default boolean isInt32() {
        return this instanceof SmallInt(long value) && value == (int) value;
    }

    /// Its value if [#isInt32()].
    default int int32() {
        return this instanceof SmallInt(long value) ? (int) value : 0;
    }
}
