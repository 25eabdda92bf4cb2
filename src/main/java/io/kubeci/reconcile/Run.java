package io.kubeci.reconcile;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunStatus;

/// One execution of one pipeline on one commit. It owns its Workflow and outlives it.
@Group(Delivery.GROUP)
@Version("v1alpha1")
@ShortNames("cirun")
@AdditionalPrinterColumn(name = "Repository", jsonPath = ".spec.repository.name")
@AdditionalPrinterColumn(name = "Ref", jsonPath = ".spec.refName")
@AdditionalPrinterColumn(name = "Commit", jsonPath = ".spec.sha", priority = 1)
@AdditionalPrinterColumn(name = "Trigger", jsonPath = ".spec.trigger", priority = 1)
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase")
@AdditionalPrinterColumn(name = "Why", jsonPath = ".status.why")
@AdditionalPrinterColumn(name = "Trouble", jsonPath = ".status.trouble.message", priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
public final class Run extends CustomResource<RunSpec, RunStatus> implements Namespaced {

    private static final long serialVersionUID = 1L;

    @Override
    @SuppressWarnings("NullAway") // Fabric8's way of saying that there is none yet.
    protected RunSpec initSpec() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // Fabric8's way of saying that there is none yet.
    protected RunStatus initStatus() {
        return null;
    }
}
