package io.kubeci.starlark.module;

import io.kubeci.starlark.builtin.Unpack;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Bool;
import io.kubeci.starlark.value.Builtin;
import io.kubeci.starlark.value.Machine;
import io.kubeci.starlark.value.StringValue;
import io.kubeci.starlark.value.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/// `builtin:///time`: times and durations of nanoseconds. `now()` is the start of the run.
record TimeModule(String name) implements Builtin.Body {

    private static final String[] NAMES = {
        "from_timestamp", "is_valid_timezone", "now", "parse_duration", "parse_time", "time"
    };
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final String RFC3339 = "2006-01-02T15:04:05Z07:00";

    static Map<String, Value> members() {
        var members = new LinkedHashMap<String, Value>();
        for (var name : NAMES) {
            members.put(name, Builtin.function(name, new TimeModule(name)));
        }
        members.put("nanosecond", new DurationValue(1));
        members.put("microsecond", new DurationValue(1_000));
        members.put("millisecond", new DurationValue(1_000_000));
        members.put("second", new DurationValue(NANOS_PER_SECOND));
        members.put("minute", new DurationValue(60 * NANOS_PER_SECOND));
        members.put("hour", new DurationValue(3_600 * NANOS_PER_SECOND));
        return members;
    }

    @Override
    public Value call(Machine machine, Value receiver, Arguments arguments) {
        var budget = machine.budget();
        return switch (name) {
            case "now" -> new TimeValue(ZonedDateTime.ofInstant(machine.now(), ZoneOffset.UTC));
            case "from_timestamp" -> fromTimestamp(Unpack.positional(name, arguments, 1, 2), budget);
            case "is_valid_timezone" ->
                Bool.of(isZone(Unpack.positional(name, arguments, 1, 1).string(0)));
            case "parse_duration" -> parseDuration(Unpack.positional(name, arguments, 1, 1));
            case "parse_time" -> parseTime(Unpack.named(name, arguments, "x", "format?", "location?"));
            case "in_location" -> {
                var zone = zone(Unpack.positional(name, arguments, 1, 1).string(0));
                yield new TimeValue(((TimeValue) receiver).time().withZoneSameInstant(zone));
            }
            case "format" -> {
                var layout = Unpack.positional(name, arguments, 1, 1).string(0);
                budget.text(4L * layout.length());
                yield StringValue.of(TimeLayout.format(layout, ((TimeValue) receiver).time()));
            }
            default -> time(arguments, budget);
        };
    }

    private static Value fromTimestamp(Unpack in, Budget budget) {
        try {
            var instant = Instant.ofEpochSecond(in.integer(0, budget), in.integer(1, 0, budget));
            return new TimeValue(ZonedDateTime.ofInstant(instant, ZoneOffset.UTC));
        } catch (DateTimeException | ArithmeticException e) {
            throw StarlarkException.eval("from_timestamp: out of range");
        }
    }

    private static boolean isZone(String name) {
        try {
            zone(name);
            return true;
        } catch (StarlarkException e) {
            return false;
        }
    }

    static ZoneId zone(String name) {
        if (name.isEmpty() || name.equals("UTC")) {
            return ZoneOffset.UTC;
        }
        if (name.equals("Local")) {
            return ZoneOffset.UTC;
        }
        if (!ZoneId.getAvailableZoneIds().contains(name)
                && !java.util.Set.of("EST", "MST", "HST").contains(name)) {
            throw StarlarkException.eval("unknown time zone " + name);
        }
        return ZoneId.of(name, ZoneId.SHORT_IDS);
    }

    private static Value parseDuration(Unpack in) {
        return switch (in.value(0)) {
            case DurationValue duration -> duration;
            case StringValue(String text) ->
                DurationValue.parse(text).orElseThrow(() -> in.complaint(0, "time: invalid duration \"" + text + "\""));
            default -> throw in.wrong(0, "a duration, string, or int");
        };
    }

    private static Value parseTime(Unpack in) {
        return new TimeValue(TimeLayout.parse(in.string(1, RFC3339), in.string(0), zone(in.string(2, "UTC"))));
    }

    /// Fields out of range are carried into the next ones, as in `time(month=13)`.
    private static Value time(Arguments arguments, Budget budget) {
        var in = Unpack.named(
                "time",
                arguments,
                "year?",
                "month?",
                "day?",
                "hour?",
                "minute?",
                "second?",
                "nanosecond?",
                "location?");
        if (arguments.count() > 0) {
            throw StarlarkException.eval("time: unexpected positional arguments");
        }
        try {
            long year = in.integer(0, 0, budget);
            var local = LocalDateTime.of(Math.toIntExact(year), 1, 1, 0, 0)
                    .plusMonths(in.integer(1, 0, budget) - 1)
                    .plusDays(in.integer(2, 0, budget) - 1)
                    .plusHours(in.integer(3, 0, budget))
                    .plusMinutes(in.integer(4, 0, budget))
                    .plusSeconds(in.integer(5, 0, budget))
                    .plusNanos(in.integer(6, 0, budget));
            return new TimeValue(local.atZone(zone(in.string(7, ""))));
        } catch (DateTimeException | ArithmeticException e) {
            throw StarlarkException.eval("time: out of range");
        }
    }
}
