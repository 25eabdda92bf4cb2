package io.kubeci.reconcile;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.kubeci.event.EventJson;
import io.kubeci.flow.EventFlow;
import io.kubeci.flow.EventOutcome;
import io.kubeci.model.Gone;
import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// Brings each Delivery to its outcome, and removes it some time after.
@ControllerConfiguration(name = "delivery")
public final class DeliveryReconciler implements Reconciler<Delivery> {

    private static final Logger LOG = Logger.getLogger(DeliveryReconciler.class);

    /// For how long "not found" may only mean "not shown yet": GitHub's API lags behind its webhooks by seconds, and
    /// an installation that was just changed by more. Ours.
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KubernetesClient client;
    private final EventFlow flow;
    private final Duration retention;
    private final ReconcileMetrics metrics;
    private final InstantSource clock;
    private final Backoff backoff = new Backoff();

    /// @param retention how long a Delivery is kept after it is done
    public DeliveryReconciler(
            KubernetesClient client,
            EventFlow flow,
            Duration retention,
            ReconcileMetrics metrics,
            InstantSource clock) {
        this.client = client;
        this.flow = flow;
        this.retention = retention;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public UpdateControl<Delivery> reconcile(Delivery delivery, Context<Delivery> context) {
        var name = delivery.getMetadata().getName();
        var doneAt = Optional.ofNullable(delivery.getStatus()).map(DeliveryStatus::doneAt);
        if (doneAt.isPresent()) {
            return removeInTime(delivery, doneAt.get());
        }
        MDC.put("delivery", name);
        MDC.put("repository", delivery.getSpec().repository());
        try {
            return metrics.timed("delivery", () -> handle(name, delivery));
        } finally {
            MDC.remove("delivery");
            MDC.remove("repository");
        }
    }

    private UpdateControl<Delivery> handle(String name, Delivery delivery) {
        try {
            var outcome = outcome(delivery);
            save(delivery, outcome);
            backoff.succeeded(name);
            LOG.infof("%s: %s", outcome.result().word(), outcome.reason());
            return UpdateControl.<Delivery>noUpdate().rescheduleAfter(retention);
        } catch (Unavailable e) {
            var wait = backoff.failed(name, e);
            Trouble.log(LOG, backoff.attempts(name), e, wait);
            return UpdateControl.<Delivery>noUpdate().rescheduleAfter(wait);
        }
    }

    private EventOutcome outcome(Delivery delivery) {
        var spec = delivery.getSpec();
        try {
            return flow.handle(delivery.getMetadata().getName(), spec.receivedAt(), EventJson.read(spec.event()));
        } catch (Gone e) {
            if (Duration.between(spec.receivedAt(), clock.instant()).compareTo(PATIENCE) < 0) {
                throw new Unavailable(Objects.requireNonNullElse(e.getMessage(), "gone"), Duration.ZERO, e);
            }
            return EventOutcome.failed(Objects.requireNonNullElse(e.getMessage(), "gone"));
        }
    }

    private void save(Delivery delivery, EventOutcome outcome) {
        var name = delivery.getMetadata().getName();
        var done = new Delivery();
        done.setMetadata(delivery.getMetadata());
        done.setSpec(delivery.getSpec());
        done.setStatus(new DeliveryStatus(
                outcome.result().word(), outcome.reason(), outcome.runs(), backoff.attempts(name), clock.instant()));
        KubernetesCalls.call(
                "saving the outcome of delivery " + name,
                () -> client.resource(done).updateStatus());
    }

    private UpdateControl<Delivery> removeInTime(Delivery delivery, Instant doneAt) {
        var left = Duration.between(clock.instant(), doneAt.plus(retention));
        if (left.isPositive()) {
            return UpdateControl.<Delivery>noUpdate().rescheduleAfter(left);
        }
        var name = delivery.getMetadata().getName();
        try {
            KubernetesCalls.call(
                    "removing delivery " + name, () -> client.resource(delivery).delete());
            return UpdateControl.noUpdate();
        } catch (Unavailable e) {
            return UpdateControl.<Delivery>noUpdate().rescheduleAfter(backoff.failed(name, e));
        }
    }
}
