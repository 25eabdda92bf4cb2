package io.kubeci.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.workflow.ArgoType.Scalar;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/// Which JSON values Go's decoder takes for a type without inner structure.
final class ScalarRules {

    /// Source: the pattern of quantities in Kubernetes' resource definitions; the exponent is cut to two digits, and
    /// the
    /// length bounded, because nobody has more, and what Go's parser does with 2^31 zeros is its own affair.
    private static final Pattern QUANTITY = Pattern.compile(
            "[+-]?([0-9]{1,40}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]{1,2})?");

    /// RFC 3339, as Go's `time.Parse(time.RFC3339, …)` wants it.
    private static final Pattern TIME = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):\\d{2}:\\d{2}([.,]\\d{1,9})?(Z|[+-]([01]\\d):\\d{2})");

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*={0,2}");

    private static final BigInteger MAX_UINT64 =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    private ScalarRules() {}

    static boolean takes(Scalar type, JsonNode value) {
        return switch (type) {
            case STRING -> value.isTextual();
            case BOOLEAN -> value.isBoolean();
            case INT32 -> value.isIntegralNumber() && value.canConvertToInt();
            case INT64 -> value.isIntegralNumber() && value.canConvertToLong();
            case UINT64 -> isUnsigned(value);
            case NUMBER -> isFinite(value);
            case INT_OR_STRING -> value.isTextual() || takes(Scalar.INT32, value);
            case QUANTITY -> isQuantity(value);
            case TIME -> value.isTextual() && isTime(value.textValue());
            case BASE64 -> value.isTextual() && isBase64(value.textValue());
            case ANY_STRING -> value.isTextual() || value.isBoolean() || isFinite(value);
            case ONE_KEY_OBJECT -> value.isObject() && value.size() == 1;
            case ANY -> value.isContainerNode() || value.isTextual() || value.isBoolean() || isFinite(value);
        };
    }

    /// Whether the text is a Kubernetes quantity.
    static boolean isQuantity(String text) {
        return QUANTITY.matcher(text).matches();
    }

    private static boolean isQuantity(JsonNode value) {
        return value.isTextual() ? isQuantity(value.textValue()) : isFinite(value) && isQuantity(GoNumbers.text(value));
    }

    private static boolean isUnsigned(JsonNode value) {
        return value.isIntegralNumber()
                && value.bigIntegerValue().signum() >= 0
                && value.bigIntegerValue().compareTo(MAX_UINT64) <= 0;
    }

    /// Go reads numbers whose type it does not know as doubles, and refuses what does not fit one.
    private static boolean isFinite(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue());
    }

    private static boolean isTime(String text) {
        if (!TIME.matcher(text).matches()) {
            return false;
        }
        try {
            return OffsetDateTime.parse(text.replace(',', '.')).getYear() >= 0;
        } catch (DateTimeException _) {
            return false;
        }
    }

    /// With padding, as Go's decoder wants it; line ends are skipped.
    private static boolean isBase64(String text) {
        var joined = text.replace("\r", "").replace("\n", "");
        return joined.length() % 4 == 0 && BASE64.matcher(joined).matches();
    }
}
