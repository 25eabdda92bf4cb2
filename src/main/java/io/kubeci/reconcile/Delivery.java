package io.kubeci.reconcile;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/// One verified webhook, named after its `X-GitHub-Delivery`, holding the translated event, and
/// the payload for scripts, compressed and cut to what an object can bear.
///
/// `kubectl get deliveries` answers "what happened to my push?".
@Group(Delivery.GROUP)
@Version("v1alpha1")
@ShortNames("cidel")
@AdditionalPrinterColumn(name = "Event", jsonPath = ".spec.name")
@AdditionalPrinterColumn(name = "Repository", jsonPath = ".spec.repository")
@AdditionalPrinterColumn(name = "Outcome", jsonPath = ".status.outcome")
@AdditionalPrinterColumn(name = "Runs", jsonPath = ".status.runs")
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.reason", priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
public final class Delivery extends CustomResource<DeliverySpec, DeliveryStatus> implements Namespaced {

    private static final long serialVersionUID = 1L;

    /// The API group of our resources.
    public static final String GROUP = "kube-ci.qutics.com";

    @Override
    @SuppressWarnings("NullAway") // Fabric8's way of saying that there is none yet.
    protected DeliverySpec initSpec() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // Fabric8's way of saying that there is none yet.
    protected DeliveryStatus initStatus() {
        return null;
    }
}
