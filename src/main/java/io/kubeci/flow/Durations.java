package io.kubeci.flow;

import java.time.Duration;

/// Durations as people say them.
final class Durations {

    private Durations() {}

    /// `24h`, `1h 30m`, `45s`.
    static String words(Duration duration) {
        var text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : " ").append(count).append(unit);
        }
    }
}
