package io.kubeci.flow;

import io.kubeci.model.Problem;
import io.kubeci.policy.Policy;
import io.kubeci.run.CheckRecord;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus.CacheVolume;
import io.kubeci.run.RunStatus.WorkflowRecord;
import io.kubeci.workflow.Decoration;
import io.kubeci.workflow.Decorator;
import io.kubeci.workflow.Submittable;
import io.kubeci.workflow.WorkflowDoc;
import io.kubeci.workflow.Workflows;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes the Workflow: the author's, decorated, under the Run's name.
final class Launching {

    private final Workflows workflows;
    private final CachePreparation caches;
    private final Supplier<FlowSettings> settings;

    Launching(Workflows workflows, CachePreparation caches, Supplier<FlowSettings> settings) {
        this.workflows = workflows;
        this.caches = caches;
        this.settings = settings;
    }

    Step launch(RunState run, Verdict.Runnable runnable, Instant now) {
        var creation = switch (Submittable.of(decorate(run, runnable))) {
            case Submittable.Ready(WorkflowDoc workflow) ->
                workflows.create(workflow, new Workflows.Owner(run.name(), run.uid()));
            case Submittable.Unfit(var problems) ->
                new Workflows.Creation.Refused(String.join(
                        "\n", problems.stream().map(Problem::located).toList()));
        };
        var status = run.status();
        var before = status.ownWorkflow().orElseThrow();
        return switch (creation) {
            case Workflows.Creation.Created(String uid) ->
                Step.again(status.in(RunPhase.QUEUED, status.why())
                        .withWorkflow(before.withUid(uid))
                        .withTimes(status.times().withCreated(now)));
            case Workflows.Creation.Refused(String message) ->
                Step.again(status.in(RunPhase.FAILED, message)
                        .withTimes(status.times().withFinished(now)));
        };
    }

    private WorkflowDoc decorate(RunState run, Verdict.Runnable runnable) {
        var check = run.status().ownCheck().orElseThrow();
        var volume = run.status().ownWorkflow().flatMap(WorkflowRecord::ownVolume);
        var decoration = decoration(settings.get(), run.name(), run.spec(), check, volume.map(CacheVolume::claim));
        var decorated = Decorator.decorate(runnable.document(), decoration, runnable.template());
        return volume.filter(CacheVolume::oneNode)
                .map(cache -> caches.place(decorated, cache.claim()))
                .orElse(decorated);
    }

    /// What kube-ci adds to the Workflow of a run.
    ///
    /// @param claim the volume claim of its cache
    static Decoration decoration(
            FlowSettings now, String name, RunSpec spec, CheckRecord check, Optional<String> claim) {
        var environment = now.deploys().environmentParameter();
        return new Decoration(
                name,
                now.namespace(),
                now.managedBy(),
                spec.revision(),
                Policy.pullRequest(spec.pullRequests(), now.policy()),
                spec.entrypoint(),
                Environments.parameters(spec, environment),
                Environments.extra(spec, environment, now.extraParameters()),
                claim,
                check.name(),
                check.id(),
                now.tolerations(),
                now.nodeSelector());
    }
}
