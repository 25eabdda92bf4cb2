package io.kubeci.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.kubeci.github.DeploymentRequest;
import io.kubeci.github.DeploymentStatus;
import io.kubeci.github.DeploymentStatus.State;
import io.kubeci.github.Deployments;
import io.kubeci.model.Gone;
import io.kubeci.report.DeploymentReports;
import io.kubeci.run.DeploymentRecord;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus;
import io.kubeci.status.RunReport;
import io.kubeci.status.StatusReader;
import io.kubeci.status.StepReport;
import io.kubeci.workflow.Keys;
import io.kubeci.workflow.Workflows;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Keeps GitHub's deployments as the steps that deploy are: one thing at a time, the intention to do it stored first.
///
/// Deployments are something besides: where GitHub does not take one, the run goes on without it.
final class Deploying {

    private static final Logger LOG = Logger.getLogger(Deploying.class);

    /// For how long GitHub may not show what a webhook announced. Ours.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Deployments deployments;
    private final Workflows workflows;
    private final LogReading logs;
    private final Views views;
    private final Supplier<FlowSettings> settings;
    private final InstantSource clock;

    Deploying(
            Deployments deployments,
            Workflows workflows,
            LogReading logs,
            Views views,
            Supplier<FlowSettings> settings,
            InstantSource clock) {
        this.deployments = deployments;
        this.workflows = workflows;
        this.logs = logs;
        this.views = views;
        this.settings = settings;
        this.clock = clock;
    }

    /// Finds out about what was about to be done; to be called before anything else of a pass.
    ///
    /// @param fresh whether it is certain that nobody tried to do it before; else it is looked for
    /// @return the new status; empty if there is nothing to find out
    Optional<RunStatus> settle(RunState run, boolean fresh) {
        return run.status().deployments().stream()
                .filter(DeploymentRecord::needsSettling)
                .findFirst()
                .flatMap(record -> record.id() == 0
                        ? Optional.of(make(run, record, fresh))
                        : fresh ? Optional.empty() : Optional.of(ask(run, record)))
                .map(record -> run.status().withDeployment(record));
    }

    /// Does the next thing.
    ///
    /// @param workflow the Workflow as it is now; empty if it is not there
    /// @return the new status; empty if there is nothing to do
    Optional<RunStatus> next(RunState run, Optional<JsonNode> workflow) {
        var report = workflow.map(StatusReader::read);
        var rules = settings.get().deploys();
        var plan = new DeploymentPlan(
                run,
                report,
                report.map(now -> DeploymentReports.deploying(now, templates(workflow.orElseThrow())))
                        .orElse(List.of()),
                step -> Environments.of(step, run.spec(), workflow, rules.environmentParameter()));
        var action = plan.next();
        if (action.isEmpty()) {
            workflow.ifPresent(tree -> annotate(run, tree));
            return Optional.empty();
        }
        return Optional.of(run.status()
                .withDeployment(
                        switch (action.get()) {
                            case DeploymentPlan.Action.Intend(var record) -> record;
                            case DeploymentPlan.Action.Tell(var record, var state, var step) ->
                                record.telling().equals(state.wire())
                                        ? tell(run, record, status(run, report, state, step))
                                        : record.telling(state.wire());
                        }));
    }

    /// Whether a step that deploys is under way.
    boolean isUnderWay(JsonNode workflow, RunReport report) {
        return DeploymentReports.deploying(report, templates(workflow)).stream()
                .anyMatch(step -> !step.completed() && step.phase() == StepReport.Phase.RUNNING);
    }

    private DeploymentRecord make(RunState run, DeploymentRecord record, boolean fresh) {
        var repo = run.spec().revision().repo();
        var request = request(run, record);
        try {
            var found = fresh ? Optional.<Long>empty() : deployments.find(repo, request);
            return record.withId(found.orElseGet(() -> deployments.create(repo, request)));
        } catch (Gone e) {
            return refused(record, e);
        }
    }

    private DeploymentRecord ask(RunState run, DeploymentRecord record) {
        try {
            var last = deployments.lastState(run.spec().revision().repo(), record.id());
            return last.filter(record.telling()::equals).isPresent()
                    ? record.told(record.telling())
                    : record.telling("");
        } catch (Gone e) {
            return record.told().isEmpty() ? record.telling("") : refused(record, e);
        }
    }

    private DeploymentRecord tell(RunState run, DeploymentRecord record, DeploymentStatus status) {
        try {
            deployments.tell(run.spec().revision().repo(), record.id(), status);
            return record.told(status.state().wire());
        } catch (Gone e) {
            var age = Duration.between(run.spec().receivedAt(), clock.instant());
            if (record.told().isEmpty()
                    && record.node().equals(DeploymentRecord.WHOLE)
                    && age.compareTo(PATIENCE) < 0) {
                throw e;
            }
            return refused(record, e);
        }
    }

    private static DeploymentRecord refused(DeploymentRecord record, Gone e) {
        var why = Objects.requireNonNullElse(e.getMessage(), "gone");
        LOG.warnf(
                "the deployment of %s to %s is given up, the run goes on: %s",
                record.task(), record.environment(), why);
        return record.refused(why);
    }

    private DeploymentRequest request(RunState run, DeploymentRecord record) {
        var revision = run.spec().revision();
        return new DeploymentRequest(
                revision.sha(),
                revision.ref(),
                record.task(),
                record.environment(),
                settings.get()
                        .deploys()
                        .production()
                        .matcher(record.environment())
                        .find(),
                DeploymentReports.marker(run.name(), record.node()));
    }

    private DeploymentStatus status(RunState run, Optional<RunReport> report, State state, Optional<StepReport> step) {
        var reports = new DeploymentReports(
                views.of(run),
                report.orElseGet(() -> RunReport.unseen(run.name())),
                logs.redaction(run.status().findings()));
        if (step.isPresent()) {
            return reports.of(step.get(), state);
        }
        boolean isPersons = run.spec().deploymentId() != 0;
        return isPersons ? reports.ofRun(state, note(run)) : reports.ofUnseen(state);
    }

    /// Why a run ended that never had a Workflow: our own words.
    private static String note(RunState run) {
        var status = run.status();
        boolean isOurs = status.phase() == RunPhase.TIMED_OUT
                || (status.phase() == RunPhase.CANCELLED && status.ownWorkflow().isEmpty());
        return isOurs ? status.why() : "";
    }

    private void annotate(RunState run, JsonNode workflow) {
        var numbers = new TreeMap<>(DeploymentPlan.numbers(run));
        if (numbers.isEmpty()) {
            return;
        }
        var json = JsonNodeFactory.instance.objectNode();
        numbers.forEach(json::put);
        var text = json.toString();
        var known = workflow.path("metadata").path("annotations").path(Keys.DEPLOYMENT_IDS);
        if (!text.equals(known.asText(""))) {
            workflows.annotate(run.name(), Map.of(Keys.DEPLOYMENT_IDS, text));
        }
    }

    private Pattern templates(JsonNode workflow) {
        var own = workflow.path("metadata").path("annotations").path(Keys.DEPLOY_TEMPLATES);
        var configured = settings.get().deploys().templates();
        try {
            return own.isTextual() && !own.asText().isEmpty() ? Pattern.compile(own.asText()) : configured;
        } catch (PatternSyntaxException e) {
            // Somebody changed the annotation in the cluster; what we submitted was checked.
            return configured;
        }
    }
}
