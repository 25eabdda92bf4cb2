package io.kubeci.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the key `caches` of the configuration file.
final class CachesReader {

    /// After what time without a run a cache is removed. Ours: a repository that nobody has touched for a month can
    /// fill its cache again.
    private static final Duration IDLE = Duration.ofDays(30);

    private static final String NEVER = "never";
    private static final List<String> PLACEMENTS = List.of("required", "preferred", "anywhere");

    /// Days, which Go's durations do not have, and what may follow them.
    private static final Pattern DAYS = Pattern.compile("([0-9]{1,5})d(.*)");

    private CachesReader() {}

    static Settings.Caches read(YamlFields fields) {
        var caches = new Settings.Caches(
                idle(fields),
                fields.optionalText("maxTotalSize"),
                fields.oneOf("placement", PLACEMENTS).orElse(PLACEMENTS.getFirst()));
        caches.maxTotalSize()
                .filter(size -> !Quantity.isPositive(size))
                .ifPresent(size -> fields.fault("maxTotalSize", "is no size such as 50Gi: '%s'".formatted(size)));
        fields.refuseOthers();
        return caches;
    }

    private static Optional<Duration> idle(YamlFields fields) {
        var text = fields.optionalText("idle");
        if (text.isEmpty()) {
            return Optional.of(IDLE);
        }
        if (text.get().equals(NEVER)) {
            return Optional.empty();
        }
        var duration = duration(text.get());
        if (duration.filter(Duration::isPositive).isEmpty()) {
            fields.fault("idle", "must be a time such as 14d or 36h, or never, not '%s'".formatted(text.get()));
        }
        return duration;
    }

    private static Optional<Duration> duration(String text) {
        var days = DAYS.matcher(text);
        if (!days.matches()) {
            return GoDuration.parse(text);
        }
        var rest = days.group(2).isEmpty() ? Optional.of(Duration.ZERO) : GoDuration.parse(days.group(2));
        return rest.map(Duration.ofDays(Long.parseLong(days.group(1)))::plus);
    }
}
