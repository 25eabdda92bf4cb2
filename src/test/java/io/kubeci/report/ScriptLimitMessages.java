package io.kubeci.report;

import io.kubeci.report.Messages.Message;
import io.kubeci.starlark.limit.LimitMessages;
import java.util.List;

/// What authors of scripts are told that use up too much.
final class ScriptLimitMessages {

    private ScriptLimitMessages() {}

    static Messages group() {
        return new Messages(
                "Limits of scripts",
                "After \"the script was stopped\". Make the script smaller, or ask whoever runs kube-ci for more (`starlark` in its configuration).",
                LimitMessages.class,
                List.of(
                        Message.of("steps", "too much work (`starlark.steps`)", LimitMessages.steps(10_000_000)),
                        Message.of("time", "too slow (`starlark.timeout`)", LimitMessages.time(5_000)),
                        Message.of(
                                "interrupted",
                                "kube-ci was stopped meanwhile; it begins again",
                                LimitMessages.interrupted()),
                        Message.of("memory", "too much memory (`starlark.memory`)", LimitMessages.memory(268_435_456)),
                        Message.of("bits", "a number of too many digits", LimitMessages.bits(1_000_000)),
                        Message.of("depth", "values or calls in each other", LimitMessages.depth(500)),
                        Message.of("modules", "too many files", LimitMessages.modules(100)),
                        Message.of("source", "files that are too large together", LimitMessages.source(4_194_304)),
                        Message.of("output", "too much printed", LimitMessages.output(1_048_576))));
    }
}
