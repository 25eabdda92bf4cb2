package io.kubeci.config;

import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// The form of Kubernetes' quantities: `20Gi`, `500M`, `1.5e9`.
///
/// Source: Kubernetes' API reference, "Quantity".
final class Quantity {

    private static final Pattern FORM =
            Pattern.compile("\\+?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?");
    private static final Pattern ZERO = Pattern.compile("\\+?[0.]+(?:[^0-9.].*)?");

    private static final Pattern WHOLE = Pattern.compile("([0-9]{1,15})([KMGT]i|[kMGT])?");

    private static final Map<String, Long> UNITS = Map.of(
            "",
            1L,
            "k",
            1_000L,
            "M",
            1_000_000L,
            "G",
            1_000_000_000L,
            "T",
            1_000_000_000_000L,
            "Ki",
            1L << 10,
            "Mi",
            1L << 20,
            "Gi",
            1L << 30,
            "Ti",
            1L << 40);

    private Quantity() {}

    /// A whole number of bytes; empty if the text is no such number, or too large to be one.
    static OptionalLong bytes(String text) {
        var matcher = WHOLE.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        var unit = UNITS.getOrDefault(Objects.requireNonNullElse(matcher.group(2), ""), 1L);
        var bytes = BigInteger.valueOf(Long.parseLong(matcher.group(1))).multiply(BigInteger.valueOf(unit));
        return bytes.bitLength() < Long.SIZE ? OptionalLong.of(bytes.longValue()) : OptionalLong.empty();
    }

    /// Whether the text is a quantity of more than nothing.
    static boolean isPositive(String text) {
        return FORM.matcher(text).matches() && !ZERO.matcher(text).matches();
    }
}
