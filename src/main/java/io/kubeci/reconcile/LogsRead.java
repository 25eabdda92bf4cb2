package io.kubeci.reconcile;

import io.kubeci.flow.Step;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// That logs were read and nothing was found in them is not stored at once, but with whatever is stored next: most
/// steps end so, and each would be a write. If the process ends before, they are read once more.
final class LogsRead {

    /// By Run: the nodes that were read, as [io.kubeci.run.Findings] has them. Of live Runs only.
    private final ConcurrentMap<String, String> unstored = new ConcurrentHashMap<>();

    /// The Run with what is not stored yet.
    RunState recall(RunState stored) {
        var read = unstored.get(stored.name());
        return read == null ? stored : with(stored, read);
    }

    /// Whether a status has to be stored now.
    boolean isWorthStoring(RunState stored, RunStatus status, Step.Next next) {
        var before = stored.status();
        var onlyRead = status.withFindings(
                        status.findings().withRead(before.findings().read()))
                .equals(before);
        return !onlyRead || (next instanceof Step.Next.Rest && !status.equals(before));
    }

    /// What is remembered from now on.
    void note(RunState stored, RunStatus status) {
        if (status.equals(stored.status())) {
            unstored.remove(stored.name());
        } else {
            unstored.put(stored.name(), status.findings().read());
        }
    }

    private static RunState with(RunState stored, String read) {
        var status = stored.status();
        return stored.with(status.withFindings(status.findings().withRead(read)));
    }
}
