package io.kubeci.starlark.module;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.TokenKind;
import io.kubeci.starlark.value.Builtin;
import io.kubeci.starlark.value.HasFields;
import io.kubeci.starlark.value.HasOperators;
import io.kubeci.starlark.value.Int;
import io.kubeci.starlark.value.Ordered;
import io.kubeci.starlark.value.Printer;
import io.kubeci.starlark.value.Value;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// A moment, seen from a place.
record TimeValue(ZonedDateTime time) implements HasFields, HasOperators, Ordered {

    private static final List<String> FIELDS = List.of(
            "format",
            "in_location",
            "year",
            "month",
            "day",
            "hour",
            "minute",
            "second",
            "nanosecond",
            "unix",
            "unix_nano");

    @Override
    public String type() {
        return "time.time";
    }

    @Override
    public boolean truth() {
        return time.toEpochSecond() != -62_135_596_800L || time.getNano() != 0;
    }

    @Override
    public int hash(Budget budget) {
        return time.toInstant().hashCode();
    }

    @Override
    public int compareWith(Value other) {
        return time.toInstant().compareTo(((TimeValue) other).time.toInstant());
    }

    @Override
    public Optional<Value> field(String name) {
        return switch (name) {
            case "year" -> Optional.of(Int.of(time.getYear()));
            case "month" -> Optional.of(Int.of(time.getMonthValue()));
            case "day" -> Optional.of(Int.of(time.getDayOfMonth()));
            case "hour" -> Optional.of(Int.of(time.getHour()));
            case "minute" -> Optional.of(Int.of(time.getMinute()));
            case "second" -> Optional.of(Int.of(time.getSecond()));
            case "nanosecond" -> Optional.of(Int.of(time.getNano()));
            case "unix" -> Optional.of(Int.of(time.toEpochSecond()));
            case "unix_nano" -> Optional.of(Int.of(time.toEpochSecond() * 1_000_000_000 + time.getNano()));
            case "format", "in_location" -> Optional.of(Builtin.method(name, new TimeModule(name), this));
            default -> Optional.empty();
        };
    }

    @Override
    public List<String> fieldNames() {
        return FIELDS;
    }

    TimeValue plus(long nanos) {
        try {
            return new TimeValue(time.plusNanos(nanos));
        } catch (DateTimeException e) {
            throw StarlarkException.eval("time out of range");
        }
    }

    @Override
    public Optional<Value> operate(TokenKind operator, Value other, boolean isLeft, Budget budget) {
        return switch (other) {
            case DurationValue(long nanos) when operator == TokenKind.PLUS -> Optional.of(plus(nanos));
            case DurationValue(long nanos) when operator == TokenKind.MINUS && isLeft -> Optional.of(plus(-nanos));
            case TimeValue(ZonedDateTime earlier)
            when operator == TokenKind.MINUS -> Optional.of(new DurationValue(difference(earlier)));
            default -> Optional.empty();
        };
    }

    private long difference(ZonedDateTime earlier) {
        try {
            return ChronoUnit.NANOS.between(earlier, time);
        } catch (ArithmeticException e) {
            return time.isAfter(earlier) ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
    }

    @Override
    public void print(Printer out) {
        out.append(TimeLayout.format("2006-01-02 15:04:05.999999999 -0700 MST", time));
    }
}
