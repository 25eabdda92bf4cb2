package io.kubeci.starlark.module;

import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Bool;
import io.kubeci.starlark.value.FloatValue;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Value;
import java.math.BigInteger;
import java.util.regex.Pattern;

/// Plain scalars of YAML 1.1: what they mean, and which texts cannot be written as one.
final class YamlScalar {

    private static final Pattern INT = Pattern.compile("[-+]?(0b[01_]+|0x[0-9a-fA-F_]+|0o?[0-7_]*|[1-9][0-9_]*)");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9][0-9_]*(\\.[0-9_]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./$@(+][A-Za-z0-9_./$@()+,=;~^ -]*");

    private YamlScalar() {}

    /// The value of a plain scalar.
    static Value read(String text, Budget budget) {
        switch (text) {
            case "", "~", "null", "Null", "NULL" -> {
                return None.NONE;
            }
            case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON" -> {
                return Bool.TRUE;
            }
            case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF" -> {
                return Bool.FALSE;
            }
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> {
                return new FloatValue(Double.POSITIVE_INFINITY);
            }
            case "-.inf", "-.Inf", "-.INF" -> {
                return new FloatValue(Double.NEGATIVE_INFINITY);
            }
            case ".nan", ".NaN", ".NAN" -> {
                return new FloatValue(Double.NaN);
            }
            default -> {}
        }
        if (text.length() < 10_000 && INT.matcher(text).matches()) {
            return integer(text, budget);
        }
        if (text.length() < 1_000 && FLOAT.matcher(text).matches()) {
            return new FloatValue(Double.parseDouble(text.replace("_", "")));
        }
        budget.text(text.length());
        return StringValue.of(text);
    }

    private static Value integer(String text, Budget budget) {
        var digits = text.replace("_", "");
        boolean negative = digits.startsWith("-");
        if (negative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        int base = 10;
        int from = 0;
        if (digits.startsWith("0x")) {
            base = 16;
            from = 2;
        } else if (digits.startsWith("0b")) {
            base = 2;
            from = 2;
        } else if (digits.startsWith("0") && digits.length() > 1) {
            base = 8;
            from = digits.startsWith("0o") ? 2 : 1;
        }
        if (from == digits.length()) {
            return StringValue.of(text);
        }
        budget.bits(4L * digits.length());
        var number = new BigInteger(digits.substring(from), base);
        return Int.of(negative ? number.negate() : number);
    }

    /// Whether a text is best written as a literal block.
    static boolean isBlock(String text) {
        boolean lines =
                text.indexOf('\n') >= 0 && !text.startsWith("\n") && !text.startsWith(" ") && !text.endsWith("\n\n");
        return lines && text.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7F || c > 0xA0 && c < 0x2000);
    }

    /// The text as a plain scalar if that reads back as it, otherwise in quotes.
    static String write(String text, Budget budget) {
        boolean plain = PLAIN.matcher(text).matches()
                && !text.endsWith(" ")
                && read(text, budget) instanceof StringValue
                && !text.matches("[-+0-9].*[-:0-9_.]|[yYnN=]");
        return plain ? text : JsonText.quote(text, budget);
    }
}
