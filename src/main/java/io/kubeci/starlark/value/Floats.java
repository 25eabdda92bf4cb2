package io.kubeci.starlark.value;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.syntax.TokenKind;
import java.util.Optional;

/// Arithmetic of floats, and of integers with floats.
final class Floats {

    private Floats() {}

    /// Applies an operator to two numbers, of which one is a float or the operator is `/`.
    static Optional<Value> operate(TokenKind operator, Value x, Value y) {
        return switch (operator) {
            case PLUS, MINUS, STAR, SLASH, SLASHSLASH, PERCENT -> {
                if (operator == TokenKind.PERCENT && y instanceof Int divisor && divisor.sign() == 0) {
                    throw StarlarkException.eval("floating-point modulo by zero");
                }
                yield Optional.of(new FloatValue(operate(operator, number(x), number(y))));
            }
            default -> Optional.empty();
        };
    }

    private static double number(Value value) {
        return value instanceof FloatValue(double number) ? number : ((Int) value).toFiniteDouble();
    }

    private static double operate(TokenKind operator, double x, double y) {
        return switch (operator) {
            case PLUS -> x + y;
            case MINUS -> x - y;
            case STAR -> x * y;
            case SLASH -> x / nonZero(y, "floating-point division by zero");
            case SLASHSLASH -> Math.floor(x / nonZero(y, "floored division by zero"));
            default -> modulo(x, nonZero(y, "floating-point modulo by zero"));
        };
    }

    private static double nonZero(double divisor, String complaint) {
        if (divisor == 0) {
            throw StarlarkException.eval(complaint);
        }
        return divisor;
    }

    private static double modulo(double x, double y) {
        double remainder = x % y;
        return x < 0 != y < 0 && remainder != 0 ? remainder + y : remainder;
    }
}
