package io.kubeci.starlark.builtin;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Bool;
import io.kubeci.starlark.value.FloatValue;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Value;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/// The functions `int` and `float`.
final class Numbers {

    private static final int MAX_BASE = 36;

    private Numbers() {}

    static Value toFloat(Arguments arguments, Budget budget) {
        if (arguments.hasNames()) {
            throw StarlarkException.eval("float does not accept keyword arguments");
        }
        if (arguments.count() == 0) {
            return new FloatValue(0);
        }
        if (arguments.count() != 1) {
            throw StarlarkException.eval("float got " + arguments.count() + " arguments, wants 1");
        }
        return switch (arguments.get(0)) {
            case Bool value -> new FloatValue(value.truth() ? 1 : 0);
            case Int number -> new FloatValue(number.toFiniteDouble());
            case FloatValue number -> number;
            case StringValue(String text) -> new FloatValue(parse(text, budget));
            default ->
                throw StarlarkException.eval("float got " + arguments.get(0).type() + ", want number or string");
        };
    }

    private static double parse(String text, Budget budget) {
        if (text.isEmpty()) {
            throw StarlarkException.eval("float: empty string");
        }
        budget.steps((long) text.length() * text.length() >> 10);
        switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> {
                return Double.POSITIVE_INFINITY;
            }
            case "-inf", "-infinity" -> {
                return Double.NEGATIVE_INFINITY;
            }
            case "nan", "+nan", "-nan" -> {
                return Double.NaN;
            }
            default -> {}
        }
        if (!FloatSyntax.isFloat(text)) {
            throw StarlarkException.eval("invalid float literal: " + text);
        }
        double number = Double.parseDouble(FloatSyntax.forJava(text));
        if (Double.isInfinite(number)) {
            throw StarlarkException.eval("floating-point number too large");
        }
        return number;
    }

    static Value toInt(Unpack in, Budget budget) {
        var value = in.has(0) ? in.value(0) : Int.ZERO;
        if (value instanceof StringValue(String text)) {
            int base = in.has(1) ? base(in.value(1)) : 10;
            return parseInt(text, base, budget)
                    .orElseThrow(() -> StarlarkException.eval("int: invalid literal with base " + base + ": " + text));
        }
        if (in.has(1)) {
            throw StarlarkException.eval("int: can't convert non-string with explicit base");
        }
        return switch (value) {
            case Bool bool -> bool.truth() ? Int.ONE : Int.ZERO;
            case Int number -> number;
            case FloatValue number -> Named.get("int", number::toInt);
            default -> throw StarlarkException.eval("int: cannot convert " + value.type() + " to int");
        };
    }

    private static int base(Value value) {
        if (!(value instanceof Int number) || !number.isInt32()) {
            throw StarlarkException.eval("int: for base, got " + value.type() + ", want int");
        }
        int base = number.int32();
        if (base != 0 && (base < 2 || base > MAX_BASE)) {
            throw StarlarkException.eval("int: base must be an integer >= 2 && <= 36");
        }
        return base;
    }

    private static Optional<Value> parseInt(String text, int base, Budget budget) {
        boolean signed = text.startsWith("+") || text.startsWith("-");
        var digits = signed ? text.substring(1) : text;
        int prefix = prefix(digits);
        int actualBase = base;
        if (prefix != 0 && (base == 0 || base == prefix)) {
            actualBase = prefix;
            digits = digits.substring(2);
        } else if (base == 0 && prefix == 0 && digits.length() > 1 && digits.charAt(0) == '0') {
            return digits.chars().allMatch(c -> c == '0') ? Optional.of(Int.ZERO) : Optional.empty();
        }
        if (actualBase == 0) {
            actualBase = 10;
        }
        if (!isNumber(digits, actualBase)) {
            return Optional.empty();
        }
        long bits = (long) Math.ceil(digits.length() * (Math.log(actualBase) / Math.log(2)));
        budget.bits(bits);
        budget.steps(bits * bits >> 20);
        var number = new BigInteger(digits, actualBase);
        return Optional.of(Int.of(text.startsWith("-") ? number.negate() : number));
    }

    private static int prefix(String digits) {
        if (digits.length() < 3 || digits.charAt(0) != '0') {
            return 0;
        }
        return switch (digits.charAt(1)) {
            case 'o', 'O' -> 8;
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    private static boolean isNumber(String digits, int base) {
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c >= 128 || Character.digit(c, base) < 0) {
                return false;
            }
        }
        return !digits.isEmpty();
    }
}
