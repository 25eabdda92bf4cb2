package io.kubeci.starlark.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Writes floating-point numbers the way C's `printf` does, with the shortest digits for `%g`.
public final class FloatFormat {

    private static final int PRECISION = 6;
    private static final int LOWEST_PLAIN_EXPONENT = -4;

    private FloatFormat() {}

    /// Writes a number by one of the conversions `e f g E F G`. What `g` writes always reads as a float.
    public static String format(double value, char conversion) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return special(value);
        }
        return switch (conversion) {
            case 'e', 'E' -> scientific(value, conversion);
            case 'f' -> fixed(value);
            case 'F' -> "%F"; // as the Go implementation, whose library knows no such format
            default -> {
                var text = general(value, conversion == 'g' ? 'e' : 'E');
                boolean isFloat = text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
                yield isFloat ? text : text + ".0";
            }
        };
    }

    /// The shortest text that reads back as the number; whole numbers look like integers.
    public static String shortest(double value) {
        return Double.isNaN(value) || Double.isInfinite(value) ? special(value) : general(value, 'e');
    }

    private static String special(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        return value > 0 ? "+inf" : "-inf";
    }

    private static boolean isNegative(double value) {
        return value < 0 || 1 / value < 0;
    }

    private static String fixed(double value) {
        var digits = new BigDecimal(Math.abs(value)).setScale(PRECISION, RoundingMode.HALF_EVEN);
        return (isNegative(value) ? "-" : "") + digits.toPlainString();
    }

    private static String scientific(double value, char letter) {
        var rounded = new BigDecimal(Math.abs(value)).round(new MathContext(PRECISION + 1, RoundingMode.HALF_EVEN));
        var digits = rounded.unscaledValue().toString();
        int exponent = rounded.signum() == 0 ? 0 : digits.length() - 1 - rounded.scale();
        if (rounded.signum() == 0) {
            digits = "0";
        }
        var padded = digits + "0".repeat(Math.max(0, PRECISION + 1 - digits.length()));
        return mantissa(value, padded.substring(0, PRECISION + 1)) + exponent(exponent, letter);
    }

    private static String general(double value, char letter) {
        if (value == 0) {
            return isNegative(value) ? "-0" : "0";
        }
        var decimal = shortestDecimal(Math.abs(value));
        var digits = decimal.unscaledValue().toString();
        int exponent = digits.length() - 1 - decimal.scale();
        if (exponent < LOWEST_PLAIN_EXPONENT || exponent >= PRECISION) {
            return mantissa(value, digits) + exponent(exponent, letter);
        }
        return (isNegative(value) ? "-" : "") + decimal.toPlainString();
    }

    /// The decimal number with the fewest digits that reads back as the float.
    private static BigDecimal shortestDecimal(double value) {
        var decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (decimal.precision() == 2) {
            var shorter = decimal.round(new MathContext(1, RoundingMode.HALF_EVEN));
            if (shorter.doubleValue() == value) {
                return shorter.stripTrailingZeros();
            }
        }
        return decimal;
    }

    private static String mantissa(double value, String digits) {
        var sign = isNegative(value) ? "-" : "";
        return digits.length() == 1 ? sign + digits : sign + digits.charAt(0) + "." + digits.substring(1);
    }

    private static String exponent(int exponent, char letter) {
        int size = Math.abs(exponent);
        return letter + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }
}
