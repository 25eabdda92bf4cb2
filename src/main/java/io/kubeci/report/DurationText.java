package io.kubeci.report;

import java.time.Duration;

/// Durations as people say them, in at most two units.
final class DurationText {

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private DurationText() {}

    /// `<1s`, `42s`, `2m 5s`, `1h 3m`, `2d 4h`; a negative one, as clocks of two machines make, is `<1s`.
    static String of(Duration duration) {
        var seconds = duration.toSeconds();
        if (seconds < 1) {
            return "<1s";
        }
        if (seconds < MINUTE) {
            return seconds + "s";
        }
        if (seconds < HOUR) {
            return two(seconds / MINUTE, "m", seconds % MINUTE, "s");
        }
        if (seconds < DAY) {
            return two(seconds / HOUR, "h", seconds % HOUR / MINUTE, "m");
        }
        return two(seconds / DAY, "d", seconds % DAY / HOUR, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + largeUnit : large + largeUnit + " " + small + smallUnit;
    }
}
