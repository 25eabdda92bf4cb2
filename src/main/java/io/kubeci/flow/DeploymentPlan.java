package io.kubeci.flow;

import io.kubeci.github.DeploymentStatus.State;
import io.kubeci.report.DeploymentReports;
import io.kubeci.run.DeploymentRecord;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus.WorkflowRecord;
import io.kubeci.status.RunReport;
import io.kubeci.status.StepReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is to be done next about the deployments of a run. A pure decision.
///
/// @param run what GitHub was told
/// @param report what Argo says now; empty if the Workflow is not there, or never was
/// @param steps those that deploy
/// @param environment of a step
record DeploymentPlan(
        RunState run, Optional<RunReport> report, List<StepReport> steps, Function<StepReport, String> environment) {

    /// How many deployments a run may have: further steps are not tracked. Ours: they are kept in etcd, and GitHub
    /// takes some 500 new things an hour.
    static final int MAX_DEPLOYMENTS = 100;

    /// One thing to do.
    sealed interface Action {

        /// A deployment is missing: the intention to make it is to be stored.
        record Intend(DeploymentRecord record) implements Action {}

        /// GitHub does not know the state.
        ///
        /// @param step what it is told of; empty for a person's own deployment, and where none is seen
        record Tell(DeploymentRecord record, State state, Optional<StepReport> step) implements Action {}
    }

    DeploymentPlan {
        steps = List.copyOf(steps);
    }

    /// The first that is to be done; empty if GitHub knows everything.
    Optional<Action> next() {
        return Stream.of(ofPerson(), ofSteps(), ofUnseen())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// A person's own deployment is told how the whole run goes.
    private Optional<Action> ofPerson() {
        var spec = run.spec();
        if (spec.deploymentId() == 0) {
            return Optional.empty();
        }
        var record = run.status()
                .deployment(DeploymentRecord.WHOLE)
                .orElseGet(() -> DeploymentRecord.ofPerson(spec.deploymentId(), spec.entrypoint(), spec.environment()));
        return ofRun().flatMap(state -> news(record, state, Optional.empty()));
    }

    private Optional<Action> ofSteps() {
        return steps.stream()
                .filter(step -> !isPersons(step))
                .map(this::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// No second deployment is made beside the one that a person made.
    private boolean isPersons(StepReport step) {
        var spec = run.spec();
        return spec.deploymentId() != 0
                && (step.id().equals(run.name()) || environment.apply(step).equals(spec.environment()));
    }

    private Optional<Action> of(StepReport step) {
        var state = DeploymentReports.state(step, isStopped()).map(this::orItsEnd);
        var record = run.status().deployment(step.id());
        if (record.isPresent()) {
            // A step that is left out after all ends with the run.
            return state.or(() -> run.status().phase().isFinal() ? ofRun() : Optional.empty())
                    .flatMap(wanted -> news(record.get(), wanted, Optional.of(step)));
        }
        // One that was cancelled before it was seen perhaps never deployed.
        return state.filter(wanted -> wanted != State.INACTIVE)
                .filter(_ -> run.status().deployments().size() < MAX_DEPLOYMENTS)
                .map(_ -> new Action.Intend(
                        DeploymentRecord.intended(step.id(), step.template(), environment.apply(step))));
    }

    /// Deployments whose steps cannot be seen any more end with the run.
    private Optional<Action> ofUnseen() {
        if (!run.status().phase().isFinal()) {
            return Optional.empty();
        }
        var seen = steps.stream().map(StepReport::id).collect(Collectors.toSet());
        return run.status().deployments().stream()
                .filter(record -> !record.node().equals(DeploymentRecord.WHOLE) && !seen.contains(record.node()))
                .filter(record -> !isEnd(record.told()))
                .map(record -> ofRun().flatMap(state -> news(record, state, Optional.empty())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// A step that seems to go on in a run that is over does not.
    private State orItsEnd(State state) {
        return state.isFinal() || !run.status().phase().isFinal() ? state : ofRun().orElse(state);
    }

    private static Optional<Action> news(DeploymentRecord record, State state, Optional<StepReport> step) {
        // What has ended cannot be cancelled afterwards.
        boolean late = state == State.INACTIVE && isEnd(record.told());
        return record.givenUp() || late || record.told().equals(state.wire())
                ? Optional.empty()
                : Optional.of(new Action.Tell(record, hasRun(record, state) ? State.IN_PROGRESS : state, step));
    }

    /// What was so quick that it was never seen under way is told to be under way first: people wait for that.
    private static boolean hasRun(DeploymentRecord record, State state) {
        return (state == State.SUCCESS || state == State.FAILURE)
                && (record.told().isEmpty() || record.told().equals(State.QUEUED.wire()));
    }

    private static boolean isEnd(String state) {
        return ENDS.contains(state);
    }

    private static final List<String> ENDS =
            Stream.of(State.values()).filter(State::isFinal).map(State::wire).toList();

    private boolean isStopped() {
        return run.spec().cancel() != null
                || report.filter(RunReport::stopRequested).isPresent();
    }

    /// Where the run as a whole stands; empty where there is nothing to tell yet, or nobody to tell it to.
    private Optional<State> ofRun() {
        RunSpec spec = run.spec();
        boolean started =
                run.status().ownWorkflow().filter(WorkflowRecord::created).isPresent();
        return switch (run.status().phase()) {
            case PENDING, GONE -> Optional.empty();
            case ACCEPTED, QUEUED -> Optional.of(State.QUEUED);
            case RUNNING -> Optional.of(State.IN_PROGRESS);
            case SUCCEEDED -> Optional.of(State.SUCCESS);
            case FAILED ->
                Optional.of(
                        started
                                        && report.filter(now -> now.phase() == RunReport.Phase.ERROR)
                                                .isEmpty()
                                ? State.FAILURE
                                : State.ERROR);
            case CANCELLED -> Optional.of(started || spec.cancel() != null ? State.INACTIVE : State.ERROR);
            case DECLINED, INVALID, TIMED_OUT -> Optional.of(State.ERROR);
        };
    }

    /// GitHub's numbers of the deployments by their nodes, as the Workflow is annotated with them. A
    /// person's own stands under the first node, which has the Workflow's name.
    static Map<String, Long> numbers(RunState run) {
        return run.status().deployments().stream()
                .filter(record -> record.id() != 0)
                .collect(Collectors.toMap(
                        record -> record.node().equals(DeploymentRecord.WHOLE) ? run.name() : record.node(),
                        DeploymentRecord::id,
                        (first, _) -> first));
    }
}
