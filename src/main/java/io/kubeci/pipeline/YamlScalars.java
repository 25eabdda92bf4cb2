package io.kubeci.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kubeci.workflow.GoNumbers;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What an unquoted word means to Argo's own YAML parser: YAML 1.1, with the differences that go-yaml has.
///
/// Times stay strings, there are no numbers to base 60. Source: resolve.go of go.yaml.in/yaml/v2 2.4.4, which
/// `sigs.k8s.io/yaml` 1.6.0 uses.
final class YamlScalars {

    private static final Set<String> TRUE =
            Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> NOT_FINITE = Set.of(
            ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF");

    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern INTEGER =
            Pattern.compile("([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)");
    /// The longest text of an integer that fits 64 bits: those to base two, with their sign and prefix, and some zeros.
    /// Those that are longer are not computed, because that takes the square of their length.
    private static final int MAX_INTEGER = 100;

    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    private YamlScalars() {}

    /// The value of an unquoted word. Infinity and NaN are doubles; JSON cannot hold them.
    static JsonNode resolve(String word) {
        if (NULL.contains(word)) {
            return NullNode.getInstance();
        }
        if (TRUE.contains(word)) {
            return BooleanNode.TRUE;
        }
        if (FALSE.contains(word)) {
            return BooleanNode.FALSE;
        }
        if (NOT_FINITE.contains(word)) {
            return DoubleNode.valueOf(Double.NaN);
        }
        return isNumberLike(word) ? number(word) : TextNode.valueOf(word);
    }

    private static boolean isNumberLike(String word) {
        var first = word.charAt(0);
        return first >= '0' && first <= '9' || first == '+' || first == '-' || first == '.';
    }

    private static JsonNode number(String word) {
        var plain = word.charAt(0) == '.' ? word : word.replace("_", "");
        var integer = INTEGER.matcher(plain);
        if (plain.length() <= MAX_INTEGER && integer.matches()) {
            var value = integer(integer.group(1), integer.group(2).toLowerCase(Locale.ROOT));
            if (value.compareTo(MIN) >= 0 && value.compareTo(MAX) <= 0) {
                return value.bitLength() < Long.SIZE
                        ? LongNode.valueOf(value.longValue())
                        : BigIntegerNode.valueOf(value);
            }
        }
        if (FLOAT.matcher(plain).matches()) {
            var value = Double.parseDouble(plain);
            if (Double.isFinite(value)) {
                return GoNumbers.json(value);
            }
        }
        return TextNode.valueOf(word);
    }

    private static BigInteger integer(String sign, String digits) {
        var value = digits.startsWith("0x")
                ? new BigInteger(digits.substring(2), 16)
                : digits.startsWith("0b")
                        ? new BigInteger(digits.substring(2), 2)
                        : digits.startsWith("0")
                                ? new BigInteger(digits.replaceFirst("^0o?", "0"), 8)
                                : new BigInteger(digits);
        return sign.equals("-") ? value.negate() : value;
    }
}
