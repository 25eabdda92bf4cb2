package io.kubeci.cache;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A volume's size, more than nothing.
///
/// @param text as it was written, a Kubernetes quantity: `20Gi`
/// @param bytes what that is
public record Size(String text, BigDecimal bytes) implements Comparable<Size> {

    /// Source: Kubernetes' API reference, "Quantity".
    private static final Pattern FORM = Pattern.compile(
            "\\+?([0-9]{1,30}(?:\\.[0-9]{0,30})?|\\.[0-9]{1,30})([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]{1,2})?");

    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
    private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final Map<String, Integer> DECIMAL =
            Map.of("n", -9, "u", -6, "m", -3, "", 0, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);

    /// Reads a Kubernetes quantity; empty if it is none, or not above zero.
    public static Optional<Size> parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var suffix = parts.group(2) == null ? "" : parts.group(2);
        var bytes = new BigDecimal(parts.group(1)).multiply(factor(suffix));
        return bytes.signum() > 0 ? Optional.of(new Size(text, bytes)) : Optional.empty();
    }

    private static BigDecimal factor(String suffix) {
        int power = BINARY.indexOf(suffix) + 1;
        if (power > 0) {
            return KIBI.pow(power);
        }
        var decimal = DECIMAL.get(suffix);
        return BigDecimal.ONE.scaleByPowerOfTen(decimal == null ? Integer.parseInt(suffix.substring(1)) : decimal);
    }

    /// The sum of some sizes in words, as a binary quantity: `45Gi`.
    public static String words(BigDecimal bytes) {
        var rest = bytes;
        int power = 0;
        while (power < BINARY.size() && rest.remainder(KIBI).signum() == 0 && rest.signum() > 0) {
            rest = rest.divide(KIBI);
            power++;
        }
        return rest.stripTrailingZeros().toPlainString() + (power == 0 ? "" : BINARY.get(power - 1));
    }

    @Override
    public int compareTo(Size other) {
        return bytes.compareTo(other.bytes);
    }
}
