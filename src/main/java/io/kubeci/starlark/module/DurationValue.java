package io.kubeci.starlark.module;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.TokenKind;
import io.kubeci.starlark.value.FloatValue;
import io.kubeci.starlark.value.HasFields;
import io.kubeci.starlark.value.HasOperators;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.Ordered;
import io.kubeci.starlark.value.Printer;
import io.kubeci.starlark.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A length of time, in nanoseconds.
record DurationValue(long nanos) implements HasFields, HasOperators, Ordered {

    private static final List<String> FIELDS =
            List.of("hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds");
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)");

    /// Reads `1h15m30.5s` and the like.
    static Optional<DurationValue> parse(String text) {
        boolean negative = text.startsWith("-");
        var body = negative || text.startsWith("+") ? text.substring(1) : text;
        if (body.equals("0")) {
            return Optional.of(new DurationValue(0));
        }
        var sum = BigDecimal.ZERO;
        var matcher = PART.matcher(body);
        int at = 0;
        while (at < body.length()) {
            if (body.length() > 200 || !matcher.find(at) || matcher.start() != at) {
                return Optional.empty();
            }
            sum = sum.add(new BigDecimal(matcher.group(1))
                    .multiply(BigDecimal.valueOf(unit(matcher.group(2))))
                    .setScale(0, RoundingMode.DOWN));
            at = matcher.end();
        }
        boolean fits = sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return body.isEmpty() || !fits
                ? Optional.empty()
                : Optional.of(new DurationValue(negative ? -sum.longValue() : sum.longValue()));
    }

    private static long unit(String name) {
        return switch (name) {
            case "ns" -> 1;
            case "us", "µs", "μs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            case "m" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
        };
    }

    @Override
    public String type() {
        return "time.duration";
    }

    @Override
    public boolean truth() {
        return nanos != 0;
    }

    @Override
    public int hash(Budget budget) {
        return Long.hashCode(nanos);
    }

    @Override
    public int compareWith(Value other) {
        return Long.compare(nanos, ((DurationValue) other).nanos);
    }

    @Override
    public Optional<Value> field(String name) {
        return switch (name) {
            case "hours" -> Optional.of(new FloatValue(nanos / 3.6e12));
            case "minutes" -> Optional.of(new FloatValue(nanos / 6e10));
            case "seconds" -> Optional.of(new FloatValue(nanos / 1e9));
            case "milliseconds" -> Optional.of(Int.of(nanos / 1_000_000));
            case "microseconds" -> Optional.of(Int.of(nanos / 1_000));
            case "nanoseconds" -> Optional.of(Int.of(nanos));
            default -> Optional.empty();
        };
    }

    @Override
    public List<String> fieldNames() {
        return FIELDS;
    }

    @Override
    public String missingField(String name) {
        return "unrecognized time.duration attribute \"" + name + "\"";
    }

    @Override
    public Optional<Value> operate(TokenKind operator, Value other, boolean isLeft, Budget budget) {
        return switch (operator) {
            case PLUS ->
                switch (other) {
                    case DurationValue(long more) -> Optional.of(new DurationValue(nanos + more));
                    case TimeValue time -> Optional.of(time.plus(nanos));
                    default -> Optional.empty();
                };
            case MINUS ->
                other instanceof DurationValue(long less) && isLeft
                        ? Optional.of(new DurationValue(nanos - less))
                        : Optional.empty();
            case STAR ->
                other instanceof Int count ? Optional.of(new DurationValue(nanos * int64(count))) : Optional.empty();
            case SLASH -> divide(other, isLeft);
            case SLASHSLASH ->
                other instanceof DurationValue(long divisor)
                        ? Optional.of(Int.of(nanos / nonZero(divisor)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Value> divide(Value other, boolean isLeft) {
        return switch (other) {
            case DurationValue(long divisor) -> Optional.of(new FloatValue((double) nanos / nonZero(divisor)));
            case Int divisor -> {
                if (!isLeft) {
                    throw StarlarkException.eval("unsupported operation");
                }
                yield Optional.of(new DurationValue(nanos / nonZero(int64(divisor))));
            }
            case FloatValue(double divisor) -> {
                nonZero(divisor == 0 ? 0 : 1);
                yield Optional.of(new DurationValue((long) (nanos / divisor)));
            }
            default -> Optional.empty();
        };
    }

    private static long int64(Int number) {
        if (number instanceof Int.SmallInt(long value)) {
            return value;
        }
        throw StarlarkException.eval("int value out of range (want signed 64-bit value)");
    }

    private static long nonZero(long divisor) {
        if (divisor == 0) {
            throw StarlarkException.eval("time.duration division by zero");
        }
        return divisor;
    }

    @Override
    public void print(Printer out) {
        out.append(text());
    }

    /// `1h2m3.5s`; below a second `1.5ms`, `2µs`, `3ns`.
    String text() {
        if (nanos == 0) {
            return "0s";
        }
        var size = BigDecimal.valueOf(nanos).abs();
        var sign = nanos < 0 ? "-" : "";
        if (size.compareTo(BigDecimal.valueOf(1_000)) < 0) {
            return sign + size.toPlainString() + "ns";
        }
        if (size.compareTo(BigDecimal.valueOf(1_000_000)) < 0) {
            return sign + plain(size, 3) + "µs";
        }
        if (size.compareTo(BigDecimal.valueOf(1_000_000_000)) < 0) {
            return sign + plain(size, 6) + "ms";
        }
        var minutes = size.divideToIntegralValue(BigDecimal.valueOf(60_000_000_000L));
        var seconds = plain(size.remainder(BigDecimal.valueOf(60_000_000_000L)), 9) + "s";
        long hours = minutes.longValue() / 60;
        var rest = minutes.longValue() == 0 ? "" : minutes.longValue() % 60 + "m";
        return sign + (hours > 0 ? hours + "h" : "") + rest + seconds;
    }

    private static String plain(BigDecimal nanoseconds, int digits) {
        return nanoseconds.movePointLeft(digits).stripTrailingZeros().toPlainString();
    }
}
