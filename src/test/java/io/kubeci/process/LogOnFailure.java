package io.kubeci.process;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/// Prints what the operator said when a story went wrong.
final class LogOnFailure implements TestWatcher {

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        context.getTestInstance()
                .filter(Scenario.class::isInstance)
                .map(Scenario.class::cast)
                .filter(scenario -> scenario.scene != null)
                .ifPresent(scenario -> System.out.printf(
                        "--- the operator's log before %s failed%n%s%n",
                        context.getDisplayName(), scenario.scene.operator().logTail()));
    }
}
