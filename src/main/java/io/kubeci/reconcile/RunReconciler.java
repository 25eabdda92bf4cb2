package io.kubeci.reconcile;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Woken by changes of Runs and of their Workflows; the work itself is [RunLoop]'s.
@ControllerConfiguration(name = "run")
public final class RunReconciler implements Reconciler<Run> {

    private static final GroupVersionKind WORKFLOW = new GroupVersionKind("argoproj.io", "v1alpha1", "Workflow");
    private static final Set<String> ENDED = Set.of("Succeeded", "Failed", "Error");
    private static final long PAGE = 200L;

    private final RunLoop loop;
    private final Retention retention;
    private final String namespace;
    private final String managedBy;
    private final InstantSource clock;
    private final Wakings wakings = new Wakings();

    /// @param namespace where Workflows and Runs are
    /// @param managedBy the label value by which our Workflows are watched
    public RunReconciler(RunLoop loop, Retention retention, String namespace, String managedBy, InstantSource clock) {
        this.loop = loop;
        this.retention = retention;
        this.namespace = namespace;
        this.managedBy = managedBy;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, Run>> prepareEventSources(EventSourceContext<Run> context) {
        var configuration = InformerEventSourceConfiguration.from(WORKFLOW, Run.class)
                .withName("workflows")
                .withNamespaces(namespace)
                .withLabelSelector("managedBy=" + managedBy)
                .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(Run.class))
                .withItemStore(PrunedStore.ofWorkflows())
                .withInformerListLimit(PAGE)
                .build();
        return List.of(new InformerEventSource<>(configuration, context));
    }

    @Override
    public UpdateControl<Run> reconcile(Run run, Context<Run> context) {
        var name = run.getMetadata().getName();
        var workflow = workflowVersion(context);
        if (needsNothing(run, context)) {
            wakings.forget(name);
            return keep(run);
        }
        var left = wakings.leftAlone(name, run.getMetadata().getResourceVersion(), workflow, clock.instant());
        if (left.isPresent()) {
            return UpdateControl.<Run>noUpdate().rescheduleAfter(left.get());
        }
        wakings.forget(name);
        var pass = Traces.span("run", name, Traces.of(run.getMetadata()), () -> loop.pass(name));
        wakings.passed(name, pass, workflow, clock.instant());
        return pass.again().isPresent()
                ? UpdateControl.<Run>noUpdate().rescheduleAfter(pass.again().get())
                : keep(run);
    }

    private static String workflowVersion(Context<Run> context) {
        return context.getSecondaryResources(GenericKubernetesResource.class).stream()
                .map(workflow -> workflow.getMetadata().getResourceVersion())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /// Settled as far as the caches tell, so that a start with thousands of finished runs reads none of them.
    private static boolean needsNothing(Run run, Context<Run> context) {
        var status = run.getStatus();
        if (status == null || !Pruning.isSettled(status)) {
            return false;
        }
        if (status.decidedFor()
                        != Optional.ofNullable(run.getMetadata().getGeneration())
                                .orElse(0L)
                && status.ownCheck().isEmpty()) {
            return false;
        }
        return context.getSecondaryResources(GenericKubernetesResource.class).stream()
                .allMatch(workflow -> ENDED.contains(Pruning.phase(workflow)));
    }

    private UpdateControl<Run> keep(Run run) {
        var left = retention.left(run.getStatus(), clock.instant());
        if (left.isEmpty()) {
            return UpdateControl.noUpdate();
        }
        if (left.get().isPositive()) {
            return UpdateControl.<Run>noUpdate().rescheduleAfter(left.get());
        }
        return retention.remove(run.getMetadata().getName())
                ? UpdateControl.noUpdate()
                : UpdateControl.<Run>noUpdate().rescheduleAfter(Duration.ofMinutes(1));
    }
}
