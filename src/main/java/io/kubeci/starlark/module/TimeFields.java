package io.kubeci.starlark.module;

import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

/// The parts of a time while it is read from a text.
final class TimeFields {

    private final String text;
    private int at;
    private int year;
    private int month = 1;
    private int day = 1;
    private int hour;
    private int minute;
    private int second;
    private int nano;
    private boolean afternoon;
    private boolean morning;
    private Optional<ZoneId> offset = Optional.empty();

    TimeFields(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at == text.length();
    }

    Optional<ZoneId> offset() {
        return offset;
    }

    LocalDateTime local() {
        int hours = afternoon && hour < 12 ? hour + 12 : morning && hour == 12 ? 0 : hour;
        return LocalDateTime.of(year, month, day, hours, minute, second, nano);
    }

    boolean literal(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    /// The fraction of a second, which may be missing.
    boolean fraction() {
        if (at + 1 >= text.length() || text.charAt(at) != '.' || !Character.isDigit(text.charAt(at + 1))) {
            return true;
        }
        int from = ++at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        nano = Integer.parseInt((text.substring(from, at) + "000000000").substring(0, 9));
        return true;
    }

    /// Reads one part of a layout.
    boolean read(String part) {
        return switch (part) {
            case "2006" -> (year = number(4, 4)) >= 0;
            case "06" -> {
                int two = number(2, 2);
                year = two >= 69 ? 1900 + two : 2000 + two;
                yield two >= 0;
            }
            case "01" -> (month = number(2, 2)) >= 0;
            case "1" -> (month = number(1, 2)) >= 0;
            case "02" -> (day = number(2, 2)) >= 0;
            case "2" -> (day = number(1, 2)) >= 0;
            case "_2" -> {
                literal(' ');
                day = number(1, 2);
                yield day >= 0;
            }
            case "15", "03" -> (hour = number(2, 2)) >= 0;
            case "3" -> (hour = number(1, 2)) >= 0;
            case "04" -> (minute = number(2, 2)) >= 0;
            case "4" -> (minute = number(1, 2)) >= 0;
            case "05" -> (second = number(2, 2)) >= 0 && fraction();
            case "5" -> (second = number(1, 2)) >= 0 && fraction();
            case "PM", "pm" -> halfOfDay();
            case "January", "Jan" -> monthName(part.equals("Jan"));
            case "Monday", "Mon", "MST" -> word();
            default -> readOffset(part);
        };
    }

    private int number(int min, int max) {
        int from = at;
        while (at < text.length() && at - from < max && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from < min ? -1 : Integer.parseInt(text.substring(from, at));
    }

    private boolean halfOfDay() {
        afternoon = text.regionMatches(true, at, "PM", 0, 2);
        morning = text.regionMatches(true, at, "AM", 0, 2);
        at += 2;
        return afternoon || morning;
    }

    private boolean monthName(boolean isShort) {
        for (var candidate : Month.values()) {
            var full = candidate.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            var name = isShort ? full.substring(0, 3) : full;
            if (text.regionMatches(true, at, name, 0, name.length())) {
                month = candidate.getValue();
                at += name.length();
                return true;
            }
        }
        return false;
    }

    private boolean word() {
        int from = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        if (text.substring(from, at).equals("UTC")) {
            offset = Optional.of(ZoneOffset.UTC);
        }
        return at > from;
    }

    private boolean readOffset(String part) {
        if (part.startsWith("Z") && literal('Z')) {
            offset = Optional.of(ZoneOffset.UTC);
            return true;
        }
        boolean negative = at < text.length() && text.charAt(at) == '-';
        if (!negative && (at >= text.length() || text.charAt(at) != '+')) {
            return false;
        }
        at++;
        int hours = number(2, 2);
        int minutes = 0;
        if (part.length() > 3) {
            if (part.contains(":") && !literal(':')) {
                return false;
            }
            minutes = number(2, 2);
        }
        if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
            return false;
        }
        int seconds = (hours * 60 + minutes) * 60;
        offset = Optional.of(ZoneOffset.ofTotalSeconds(negative ? -seconds : seconds));
        return true;
    }
}
