package io.kubeci.reconcile;

import io.kubeci.run.RunPhase;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Enum names as Kubernetes writes words.
final class Words {

    private Words() {}

    /// `TIMED_OUT` as `TimedOut`.
    static String camelCase(RunPhase phase) {
        return Arrays.stream(phase.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
