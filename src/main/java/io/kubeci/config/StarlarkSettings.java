package io.kubeci.config;

import java.time.Duration;
import java.util.regex.Pattern;

/// Reads the section `starlark` of the configuration file.
final class StarlarkSettings {

    private static final long STEPS = 10_000_000;
    private static final long MAX_STEPS = 1_000_000_000;
    private static final long MEMORY = 128L << 20;

    /// Four scripts at once have to fit into the heap.
    private static final long MAX_MEMORY = 1L << 30;

    private static final long MIN_MEMORY = 1L << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration MIN_TIMEOUT = Duration.ofMillis(100);
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(1);
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(?::[0-9]{1,5})?");

    private StarlarkSettings() {}

    static Settings.Starlark read(YamlFields fields) {
        var hosts = fields.list("hosts");
        hosts.stream()
                .filter(host -> !HOST.matcher(host).matches())
                .forEach(host -> fields.fault("hosts", "must be names as host or host:port, not '%s'".formatted(host)));
        var settings = new Settings.Starlark(
                fields.patterns("repositories"), hosts, steps(fields), memory(fields), timeout(fields));
        fields.refuseOthers();
        return settings;
    }

    private static long steps(YamlFields fields) {
        long steps = fields.positive("steps").orElse(STEPS);
        if (steps > MAX_STEPS) {
            fields.fault("steps", "must be no more than %d, not %d".formatted(MAX_STEPS, steps));
        }
        return steps;
    }

    private static long memory(YamlFields fields) {
        var text = fields.optionalText("memory");
        if (text.isEmpty()) {
            return MEMORY;
        }
        long bytes = Quantity.bytes(text.get()).orElse(0);
        if (bytes < MIN_MEMORY || bytes > MAX_MEMORY) {
            fields.fault("memory", "must be a size from 1Mi to 1Gi, not '%s'".formatted(text.get()));
            return MEMORY;
        }
        return bytes;
    }

    private static Duration timeout(YamlFields fields) {
        var text = fields.optionalText("timeout");
        var timeout = text.flatMap(GoDuration::parse).orElse(text.isEmpty() ? TIMEOUT : Duration.ZERO);
        if (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
            fields.fault("timeout", "must be a duration from 100ms to 1m, not '%s'".formatted(text.orElse("")));
            return TIMEOUT;
        }
        return timeout;
    }
}
