package io.kubeci.starlark.value;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.TokenKind;
import java.math.BigInteger;

/// Arithmetic of integers. Division rounds down, and a remainder has the sign of the divisor.
final class Integers {

    private static final int MAX_SHIFT = 512;

    private Integers() {}

    /// Whether the operator takes two integers to one.
    static boolean knows(TokenKind operator) {
        return switch (operator) {
            case PLUS, MINUS, STAR, SLASHSLASH, PERCENT, AMP, PIPE, CIRCUMFLEX -> true;
            default -> false;
        };
    }

    static Value operate(TokenKind operator, Int x, Int y, Budget budget) {
        if (x instanceof Int.SmallInt(long a) && y instanceof Int.SmallInt(long b)) {
            return small(operator, a, b, budget);
        }
        return big(operator, x.big(), y.big(), budget);
    }

    private static Value small(TokenKind operator, long a, long b, Budget budget) {
        switch (operator) {
            case PLUS -> {
                long sum = a + b;
                return ((a ^ sum) & (b ^ sum)) < 0 ? big(operator, a, b, budget) : Int.of(sum);
            }
            case MINUS -> {
                long difference = a - b;
                return ((a ^ b) & (a ^ difference)) < 0 ? big(operator, a, b, budget) : Int.of(difference);
            }
            case STAR -> {
                long high = Math.multiplyHigh(a, b);
                long low = a * b;
                return high == low >> 63 ? Int.of(low) : big(operator, a, b, budget);
            }
            case SLASHSLASH -> {
                checkDivisor(b, "floored division by zero");
                return a == Long.MIN_VALUE && b == -1 ? big(operator, a, b, budget) : Int.of(Math.floorDiv(a, b));
            }
            case PERCENT -> {
                checkDivisor(b, "integer modulo by zero");
                return Int.of(Math.floorMod(a, b));
            }
            case AMP -> {
                return Int.of(a & b);
            }
            case PIPE -> {
                return Int.of(a | b);
            }
            default -> {
                return Int.of(a ^ b);
            }
        }
    }

    private static void checkDivisor(long divisor, String complaint) {
        if (divisor == 0) {
            throw StarlarkException.eval(complaint);
        }
    }

    private static Value big(TokenKind operator, long a, long b, Budget budget) {
        return big(operator, BigInteger.valueOf(a), BigInteger.valueOf(b), budget);
    }

    private static Value big(TokenKind operator, BigInteger a, BigInteger b, Budget budget) {
        long larger = Math.max(a.bitLength(), b.bitLength());
        switch (operator) {
            case STAR -> {
                budget.bits((long) a.bitLength() + b.bitLength());
                pay(a, b, budget);
            }
            case SLASHSLASH, PERCENT -> {
                checkDivisor(
                        b.signum(),
                        operator == TokenKind.PERCENT ? "integer modulo by zero" : "floored division by zero");
                budget.bits(larger);
                pay(a, b, budget);
            }
            default -> budget.bits(larger + 1);
        }
        return Int.of(
                switch (operator) {
                    case PLUS -> a.add(b);
                    case MINUS -> a.subtract(b);
                    case STAR -> a.multiply(b);
                    case SLASHSLASH -> floor(a.divideAndRemainder(b), b);
                    case PERCENT -> {
                        var remainder = a.remainder(b);
                        yield remainder.signum() * b.signum() < 0 ? remainder.add(b) : remainder;
                    }
                    case AMP -> a.and(b);
                    case PIPE -> a.or(b);
                    default -> a.xor(b);
                });
    }

    private static void pay(BigInteger a, BigInteger b, Budget budget) {
        budget.steps((long) (a.bitLength() >> 6) * (b.bitLength() >> 6) >> 6);
    }

    private static BigInteger floor(BigInteger[] quotientAndRemainder, BigInteger divisor) {
        boolean roundedUp = quotientAndRemainder[1].signum() * divisor.signum() < 0;
        return roundedUp ? quotientAndRemainder[0].subtract(BigInteger.ONE) : quotientAndRemainder[0];
    }

    static Value shift(TokenKind operator, Int x, Value count, Budget budget) {
        if (!(count instanceof Int number)) {
            throw StarlarkException.eval("got " + count.type() + ", want int");
        }
        if (!number.isInt32()) {
            throw StarlarkException.eval(number.digits(budget, 10) + " out of range");
        }
        int distance = number.int32();
        if (distance < 0) {
            throw StarlarkException.eval("negative shift count: " + distance);
        }
        if (operator == TokenKind.GTGT) {
            return Int.of(x.big().shiftRight(distance));
        }
        if (distance >= MAX_SHIFT) {
            throw StarlarkException.eval("shift count too large: " + distance);
        }
        budget.bits((long) x.big().bitLength() + distance);
        return Int.of(x.big().shiftLeft(distance));
    }

    static Int negate(Int x) {
        return x instanceof Int.SmallInt(long a) && a != Long.MIN_VALUE
                ? Int.of(-a)
                : Int.of(x.big().negate());
    }

    static Int not(Int x) {
        return x instanceof Int.SmallInt(long a) ? Int.of(~a) : Int.of(x.big().not());
    }
}
