package io.kubeci.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// Durations that were measured, in order of size.
record Sample(List<Duration> sorted) {

    private static final double NANOS_A_MILLI = 1e6;

    Sample {
        sorted = sorted.stream().sorted().toList();
    }

    static Sample of(Collection<Duration> durations) {
        return new Sample(List.copyOf(durations));
    }

    /// The smallest duration that so many of a hundred do not exceed, in milliseconds; 0 if there are none.
    double percentile(double percent) {
        if (sorted.isEmpty()) {
            return 0;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return millis(sorted.get(Math.clamp(rank, 1, sorted.size()) - 1));
    }

    double max() {
        return percentile(100);
    }

    static double millis(Duration duration) {
        return duration.toNanos() / NANOS_A_MILLI;
    }
}
