package io.kubeci.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// Brings each Delivery to its outcome, and removes it some time after.
@ControllerConfiguration(name = "delivery")
public final class DeliveryReconciler implements Reconciler<Delivery> {

    private static final Logger LOG = Logger.getLogger(DeliveryReconciler.class);

    /// For how long what this version cannot handle is tried again, another version may begin to run any time. Ours.
    private static final Duration FAULTS = Duration.ofHours(1);

    private final KubernetesClient client;
    private final IntakeFirst crowd;
    private final EventFlow flow;
    private final Duration retention;
    private final ReconcileMetrics metrics;
    private final InstantSource clock;
    private final Backoff backoff = new Backoff();
    private final Refusals refusals = new Refusals();

    /// @param inbox goes first
    /// @param retention how long a Delivery is kept after it is done
    public DeliveryReconciler(
            KubernetesClient client,
            KubernetesInbox inbox,
            EventFlow flow,
            Duration retention,
            ReconcileMetrics metrics,
            InstantSource clock) {
        this.client = client;
        this.crowd = inbox.crowd();
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
        var wait = crowd.wait(delivery.getSpec().receivedAt(), clock.instant());
        if (wait.isPresent()) {
            return UpdateControl.<Delivery>noUpdate().rescheduleAfter(wait.get());
        }
        MDC.put("delivery", name);
        MDC.put("repository", delivery.getSpec().repository());
        MDC.put("sha", sha(delivery.getSpec().event()));
        try {
            return Traces.span(
                    "delivery",
                    name,
                    Traces.of(delivery.getMetadata()),
                    () -> metrics.timed("delivery", () -> handle(name, delivery)));
        } finally {
            MDC.remove("delivery");
            MDC.remove("repository");
            MDC.remove("sha");
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
            showTrouble(delivery, Objects.requireNonNullElse(e.getMessage(), "unavailable"));
            return UpdateControl.<Delivery>noUpdate().rescheduleAfter(wait);
        }
    }

    /// The commit as events hold it; "" where an event is about none.
    private static String sha(JsonNode event) {
        return event.path("sha").asText(event.path("after").asText(""));
    }

    private EventOutcome outcome(Delivery delivery) {
        var spec = delivery.getSpec();
        var name = delivery.getMetadata().getName();
        try {
            var outcome = flow.handle(name, spec.receivedAt(), EventJson.read(spec.event()));
            refusals.forget(name);
            return outcome;
        } catch (Gone e) {
            var why = Objects.requireNonNullElse(e.getMessage(), "gone");
            if (!refusals.isFinal(name, clock.instant())) {
                throw new Unavailable(why, Duration.ZERO, e);
            }
            return EventOutcome.failed(why);
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException fault) {
            // Thrown on, the framework tries it again.
            if (Duration.between(spec.receivedAt(), clock.instant()).compareTo(FAULTS) < 0) {
                throw fault;
            }
            LOG.error("a delivery is given up: it cannot be handled by this version of kube-ci", fault);
            return EventOutcome.failed(
                    "this version of kube-ci could not handle it within an hour; its log has the fault (%s)"
                            .formatted(fault.getClass().getSimpleName()));
        }
    }

    private void save(Delivery delivery, EventOutcome outcome) {
        var attempts = backoff.attempts(delivery.getMetadata().getName());
        save(
                delivery,
                new DeliveryStatus(
                        outcome.result().word(), outcome.reason(), outcome.runs(), attempts, clock.instant()));
    }

    private void save(Delivery delivery, DeliveryStatus status) {
        var changed = new Delivery();
        changed.setMetadata(delivery.getMetadata());
        changed.setSpec(delivery.getSpec());
        changed.setStatus(status);
        KubernetesCalls.call(
                "saving the outcome of delivery " + delivery.getMetadata().getName(),
                () -> client.resource(changed).updateStatus());
    }

    /// Whoever looks at the Delivery sees what is in the way, once it stays there.
    private void showTrouble(Delivery delivery, String message) {
        int attempts = backoff.attempts(delivery.getMetadata().getName());
        if (attempts < Trouble.WORTH_A_WARNING || Integer.bitCount(attempts) != 1) {
            return;
        }
        try {
            save(delivery, new DeliveryStatus("", message, List.of(), attempts, null));
        } catch (Unavailable e) {
            LOG.debugf("the trouble is not written down either: %s", e.getMessage());
        }
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
