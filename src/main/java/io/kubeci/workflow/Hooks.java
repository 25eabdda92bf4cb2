package io.kubeci.workflow;

import java.util.function.Consumer;

/// The rules for lifecycle hooks. Source: validate.go of Argo 4.1.2, `validateHooks`.
final class Hooks {

    /// The hook that needs no condition.
    private static final String EXIT = "exit";

    private Hooks() {}

    static void check(Place hooks, Consumer<Fault> faults) {
        for (var hook : hooks.values()) {
            if (!hook.key().equals(EXIT) && hook.at("expression").text().isEmpty()) {
                faults.accept(hook.fault(
                        "the hook \"%s\" has no expression; only the hook \"exit\" needs none".formatted(hook.key())));
            }
        }
    }
}
