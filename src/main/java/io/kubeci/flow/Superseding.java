package io.kubeci.flow;

import io.kubeci.model.CommitSha;
import io.kubeci.run.RunState;
import io.kubeci.workflow.AuthorSettings.CancelInProgress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which of several runs of one branch goes on. A pure decision: what GitHub says of the branch's head is an argument.
final class Superseding {

    private Superseding() {}

    /// What is to be done before a run starts.
    sealed interface Plan {

        /// It starts, and these end.
        record Replace(List<RunState> older) implements Plan {

            public Replace {
                older = List.copyOf(older);
            }
        }

        /// It does not start: events came in the wrong order, and this run is of the branch's older state.
        record Yield(RunState newer) implements Plan {}
    }

    /// The runs that are in question: still going, of the same branch or tag, and of the same entrypoint unless `all`.
    static List<RunState> rivals(RunState run, String entrypoint, List<RunState> ofRef, CancelInProgress rule) {
        return ofRef.stream()
                .filter(other -> !other.name().equals(run.name()))
                .filter(other -> !other.status().phase().isFinal())
                .filter(other -> other.spec().cancel() == null)
                .filter(other -> switch (rule) {
                    case NEVER -> false;
                    case ALL -> true;
                    case SAME_ENTRYPOINT ->
                        // Two environments of one commit are two deployments.
                        other.spec().environment().equals(run.spec().environment())
                                && other.status()
                                        .ownWorkflow()
                                        .filter(workflow ->
                                                workflow.entrypoint().equals(entrypoint))
                                        .isPresent();
                })
                .toList();
    }

    /// Whether what GitHub says of the branch's head contradicts the order in which the events came. Then either the
    /// events came in the wrong order, or GitHub shows an old head, as it does for some seconds after a push.
    static boolean isDoubtful(RunState run, List<RunState> rivals, Optional<CommitSha> head) {
        return head.isPresent()
                && !run.spec().requested()
                && rivals.stream()
                        .filter(other -> !isSameCommit(run, other))
                        .anyMatch(other ->
                                byTime().compare(other, run) > 0 ? is(head.get(), run) : is(head.get(), other));
    }

    /// Decides between a run and its rivals.
    ///
    /// @param head the commit that the branch is at now; empty if it is gone or is a tag
    static Plan plan(RunState run, List<RunState> rivals, Optional<CommitSha> head) {
        if (run.spec().requested()) {
            // Somebody asked for this very commit: it neither yields to the branch's newer commits nor ends their runs.
            return new Plan.Replace(
                    rivals.stream().filter(other -> isSameCommit(run, other)).toList());
        }
        var newest = rivals.stream().filter(other -> isNewer(other, run, head)).max(byTime());
        if (newest.isPresent()) {
            return new Plan.Yield(newest.get());
        }
        return new Plan.Replace(rivals);
    }

    private static boolean isNewer(RunState other, RunState run, Optional<CommitSha> head) {
        if (isSameCommit(run, other)) {
            return byTime().compare(other, run) > 0;
        }
        if (head.isPresent() && is(head.get(), run)) {
            return false;
        }
        if (head.isPresent() && is(head.get(), other)) {
            return true;
        }
        return byTime().compare(other, run) > 0;
    }

    private static boolean is(CommitSha head, RunState run) {
        return head.hex().equals(run.spec().sha());
    }

    private static boolean isSameCommit(RunState run, RunState other) {
        return run.spec().sha().equals(other.spec().sha());
    }

    private static Comparator<RunState> byTime() {
        return Comparator.comparing((RunState run) -> run.spec().receivedAt()).thenComparing(RunState::name);
    }
}
