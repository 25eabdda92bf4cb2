package io.kubeci.starlark.module;

import io.kubeci.starlark.error.StarlarkException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/// Formats times by example: a layout shows how Monday, 2 January 2006, 15:04:05 would look.
final class TimeLayout {

    /// The parts of a layout; longer ones come before those they begin with.
    private static final List<String> PARTS = List.of(
            "January", "Monday", "2006", "-07:00", "Z07:00", "-0700", "Z0700", "Jan", "Mon", "MST", "002", "-07", "01",
            "02", "03", "04", "05", "06", "15", "PM", "pm", "_2", "1", "2", "3", "4", "5");

    private TimeLayout() {}

    static String format(String layout, ZonedDateTime time) {
        var out = new StringBuilder();
        for (int i = 0; i < layout.length(); ) {
            int fraction = fractionAt(layout, i);
            var part = fraction > 0 ? layout.substring(i, i + fraction) : partAt(layout, i);
            if (part.isEmpty()) {
                out.append(layout.charAt(i++));
            } else {
                out.append(fraction > 0 ? fraction(part, time) : write(part, time));
                i += part.length();
            }
        }
        return out.toString();
    }

    private static String partAt(String layout, int at) {
        for (var part : PARTS) {
            if (layout.startsWith(part, at)) {
                return part;
            }
        }
        return "";
    }

    /// The length of `.000` or `.999` at a place, or 0.
    private static int fractionAt(String layout, int at) {
        if (layout.charAt(at) != '.' && layout.charAt(at) != ',' || at + 1 == layout.length()) {
            return 0;
        }
        char digit = layout.charAt(at + 1);
        int end = at + 1;
        while (end < layout.length() && layout.charAt(end) == digit) {
            end++;
        }
        boolean more = end < layout.length() && Character.isDigit(layout.charAt(end));
        return (digit == '0' || digit == '9') && !more ? end - at : 0;
    }

    private static String fraction(String part, ZonedDateTime time) {
        var digits = padded(time.getNano(), 9).substring(0, Math.min(9, part.length() - 1));
        if (part.charAt(1) == '0') {
            return part.charAt(0) + digits;
        }
        var trimmed = digits.replaceFirst("0+$", "");
        return trimmed.isEmpty() ? "" : part.charAt(0) + trimmed;
    }

    private static String padded(int number, int width) {
        var digits = Integer.toString(Math.abs(number));
        return (number < 0 ? "-" : "") + "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static String write(String part, ZonedDateTime time) {
        int hour12 = (time.getHour() + 11) % 12 + 1;
        return switch (part) {
            case "January" -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "Jan" ->
                time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3);
            case "Monday" -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "Mon" ->
                time.getDayOfWeek()
                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        .substring(0, 3);
            case "2006" -> padded(time.getYear(), 4);
            case "06" -> padded(Math.floorMod(time.getYear(), 100), 2);
            case "01" -> padded(time.getMonthValue(), 2);
            case "1" -> padded(time.getMonthValue(), 1);
            case "02" -> padded(time.getDayOfMonth(), 2);
            case "_2" -> (time.getDayOfMonth() < 10 ? " " : "") + time.getDayOfMonth();
            case "2" -> padded(time.getDayOfMonth(), 1);
            case "002" -> padded(time.getDayOfYear(), 3);
            case "15" -> padded(time.getHour(), 2);
            case "03" -> padded(hour12, 2);
            case "3" -> padded(hour12, 1);
            case "04" -> padded(time.getMinute(), 2);
            case "4" -> padded(time.getMinute(), 1);
            case "05" -> padded(time.getSecond(), 2);
            case "5" -> padded(time.getSecond(), 1);
            case "PM" -> time.getHour() < 12 ? "AM" : "PM";
            case "pm" -> time.getHour() < 12 ? "am" : "pm";
            case "MST" -> zoneName(time);
            default -> offset(part, time.getOffset().getTotalSeconds());
        };
    }

    private static String zoneName(ZonedDateTime time) {
        if (time.getOffset().equals(ZoneOffset.UTC) && time.getZone() instanceof ZoneOffset) {
            return "UTC";
        }
        if (time.getZone() instanceof ZoneOffset) {
            return offset("-0700", time.getOffset().getTotalSeconds());
        }
        var name = java.time.format.DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH)
                .format(time);
        return name.indexOf(':') >= 0 ? offset("-07", time.getOffset().getTotalSeconds()) : name;
    }

    private static String offset(String part, int seconds) {
        if (part.startsWith("Z") && seconds == 0) {
            return "Z";
        }
        int minutes = Math.abs(seconds) / 60;
        var sign = seconds < 0 ? "-" : "+";
        var colon = part.contains(":") ? ":" : "";
        return sign + padded(minutes / 60, 2) + (part.length() == 3 ? "" : colon + padded(minutes % 60, 2));
    }

    /// Reads a time by a layout. Parts that the layout lacks are those of the first of January in the year 0.
    static ZonedDateTime parse(String layout, String text, ZoneId zone) {
        var fields = new TimeFields(text);
        for (int i = 0; i < layout.length(); ) {
            int fraction = fractionAt(layout, i);
            var part = fraction > 0 ? layout.substring(i, i + fraction) : partAt(layout, i);
            boolean fits = part.isEmpty()
                    ? fields.literal(layout.charAt(i))
                    : fraction > 0 ? fields.fraction() : fields.read(part);
            if (!fits) {
                throw cannotParse(layout, text);
            }
            i += Math.max(1, part.length());
        }
        if (!fields.atEnd()) {
            throw cannotParse(layout, text);
        }
        try {
            LocalDateTime local = fields.local();
            return fields.offset().map(local::atZone).orElseGet(() -> local.atZone(zone));
        } catch (DateTimeException e) {
            throw cannotParse(layout, text);
        }
    }

    private static StarlarkException cannotParse(String layout, String text) {
        return StarlarkException.eval("parsing time \"" + text + "\" as \"" + layout + "\": cannot parse");
    }
}
