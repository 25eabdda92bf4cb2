package io.kubeci.starlark.module;

/// The functions of the math module that Java lacks.
final class Hyperbolic {

    private static final double[] LANCZOS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private Hyperbolic() {}

    static double function(String name, double x) {
        return switch (name) {
            case "acosh" -> Math.log(x + Math.sqrt((x - 1) * (x + 1)));
            case "asinh" -> asinh(x);
            case "cosh" -> cosh(x);
            case "atanh" -> 0.5 * (Math.log1p(x) - Math.log1p(-x));
            default -> gamma(x);
        };
    }

    private static double cosh(double x) {
        double power = Math.exp(Math.abs(x));
        return Math.abs(x) > 21 ? power * 0.5 : (power + 1 / power) * 0.5;
    }

    private static double asinh(double x) {
        if (x == 0 || Double.isInfinite(x)) {
            return x;
        }
        double size = Math.abs(x);
        double square = size * size;
        return Math.copySign(Math.log1p(size + square / (1 + Math.sqrt(square + 1))), x);
    }

    /// Rounds half away from zero.
    static double round(double x) {
        if (Math.abs(x) >= 0x1p52 || Double.isNaN(x)) {
            return x;
        }
        double whole = Math.floor(Math.abs(x));
        return Math.copySign(Math.abs(x) - whole >= 0.5 ? whole + 1 : whole, x);
    }

    /// Whole numbers exactly, as far as floats can; others by Lanczos' approximation.
    private static double gamma(double x) {
        if (x > 171.7) {
            return Double.POSITIVE_INFINITY;
        }
        if (x == Math.rint(x) && x <= 0) {
            return x == 0 ? 1 / x : Double.NaN;
        }
        if (x == Math.rint(x) && x < 172) {
            double product = 1;
            for (int i = 2; i < x; i++) {
                product *= i;
            }
            return product;
        }
        if (x < 0.5) {
            return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
        }
        double shifted = x - 1;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (shifted + i);
        }
        double t = shifted + 7.5;
        return Math.sqrt(2 * Math.PI) * Math.pow(t, shifted + 0.5) * Math.exp(-t) * sum;
    }
}
