package io.kubeci.pipeline;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;

/// What scripts may use up, and what they may read besides their own repository's CI directory.
///
/// @param repositories regular expressions for `owner/name`, the whole of it; what belongs to the built repository's
///     owner may be read in any case
/// @param hosts from which `https:` modules may come, as `host` or `host:port`; none: there are no such modules
/// @param steps of one evaluation
/// @param memoryBytes all that one evaluation ever asks for
/// @param timeout of one evaluation
public record ScriptSettings(
        List<Pattern> repositories, List<String> hosts, long steps, long memoryBytes, Duration timeout) {

    /// Enough for any pipeline that was ever seen, and harmless.
    public static final ScriptSettings DEFAULT =
            new ScriptSettings(List.of(), List.of(), 10_000_000, 128L << 20, Duration.ofSeconds(5));

    /// Copies the lists.
    public ScriptSettings {
        repositories = List.copyOf(repositories);
        hosts = List.copyOf(hosts);
    }

    /// The same with less or more time.
    public ScriptSettings withTimeout(Duration time) {
        return new ScriptSettings(repositories, hosts, steps, memoryBytes, time);
    }
}
