package io.kubeci.process;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.kubeci.fake.cluster.FakeCluster;
import io.kubeci.fake.cluster.argo.SimulatedArgo;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A cluster as a story needs it: somewhere to run the operator against, and to look at.
public interface TestCluster extends AutoCloseable {

    /// How the operator reaches it, with the operator's rights.
    Path kubeconfig();

    /// How the test reaches it, with all rights.
    KubernetesClient client();

    /// Where Workflows and Runs are.
    String namespace();

    /// Where Deliveries and the Lease are.
    String operatorNamespace();

    /// Whether containers do what scripts say without being run, so that `sim …` works in them.
    boolean simulatesPods();

    /// What can be told to fail; empty for a real cluster.
    Optional<FakeCluster> fake();

    /// A token of somebody who may do that to Runs, and nothing else.
    ///
    /// @param account a name that nobody else has
    /// @param verbs `get`, `list`, `create`, `update`
    String tokenOf(String account, String... verbs);

    /// Who plays the Workflows; empty where it is the real controller.
    Optional<SimulatedArgo> simulatedArgo();

    @Override
    void close();

    /// All Workflows, the oldest first.
    default List<GenericKubernetesResource> workflows() {
        return objects("argoproj.io/v1alpha1", "Workflow", namespace());
    }

    /// All Runs, the oldest first.
    default List<GenericKubernetesResource> runs() {
        return objects("kube-ci.qutics.com/v1alpha1", "Run", namespace());
    }

    /// All Deliveries, the oldest first.
    default List<GenericKubernetesResource> deliveries() {
        return objects("kube-ci.qutics.com/v1alpha1", "Delivery", operatorNamespace());
    }

    private List<GenericKubernetesResource> objects(String apiVersion, String kind, String in) {
        return client().genericKubernetesResources(apiVersion, kind).inNamespace(in).list().getItems().stream()
                .sorted(Comparator.comparing(object -> object.getMetadata().getCreationTimestamp()))
                .toList();
    }

    /// Changes a Workflow as a person would with kubectl.
    default void patchWorkflow(String name, String json) {
        client().genericKubernetesResources("argoproj.io/v1alpha1", "Workflow")
                .inNamespace(namespace())
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), json);
    }

    /// Deletes a Workflow as a person would with kubectl.
    default void deleteWorkflow(String name) {
        client().genericKubernetesResources("argoproj.io/v1alpha1", "Workflow")
                .inNamespace(namespace())
                .withName(name)
                .delete();
    }
}
