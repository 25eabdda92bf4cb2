package io.kubeci.run;

/// A Run as it is stored at one moment.
///
/// @param name its name, and its Workflow's
/// @param uid Kubernetes' identifier
/// @param version by which a change is refused if somebody else changed it meanwhile
/// @param generation counts the changes of the spec
/// @param spec what was asked for
/// @param status what has happened
public record RunState(String name, String uid, String version, long generation, RunSpec spec, RunStatus status) {

    /// Whether something is still to be done for it, or would be if GitHub could be told.
    public boolean isOpen() {
        return !status.phase().isFinal()
                || status.phase() == RunPhase.GONE
                || status.ownCheck().filter(check -> !check.completed()).isPresent()
                || status.noticeCheck().filter(check -> !check.completed()).isPresent();
    }

    /// The same with another status.
    public RunState with(RunStatus other) {
        return new RunState(name, uid, version, generation, spec, other);
    }
}
