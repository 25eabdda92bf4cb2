package io.kubeci.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;

/// Numbers the way Go prints them.
public final class GoNumbers {

    private GoNumbers() {}

    /// The text that Argo's `AnyString` makes of a number: all numbers go through a double, and no exponent is written
    /// (`strconv.FormatFloat(v, 'f', -1, 64)`, anystring.go of Argo 4.1.2). `1e3` is `1000`, `1.0` is `1`.
    public static String text(JsonNode number) {
        return plain(number.doubleValue()).toPlainString();
    }

    /// A floating-point number as the JSON number that Go's encoder would write: whole numbers have no fraction.
    public static JsonNode json(double number) {
        var plain = plain(number);
        if (plain.scale() > 0) {
            return DoubleNode.valueOf(number);
        }
        var whole = plain.toBigInteger();
        return whole.bitLength() < Long.SIZE ? LongNode.valueOf(whole.longValue()) : BigIntegerNode.valueOf(whole);
    }

    private static BigDecimal plain(double number) {
        if (number == 0) {
            return BigDecimal.ZERO;
        }
        var shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
