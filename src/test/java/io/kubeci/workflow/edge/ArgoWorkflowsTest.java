package io.kubeci.workflow.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.kubeci.model.Unavailable;
import io.kubeci.workflow.Decorator;
import io.kubeci.workflow.Some;
import io.kubeci.workflow.WorkflowDoc;
import io.kubeci.workflow.Workflows.Creation;
import io.kubeci.workflow.Workflows.Owner;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a server that keeps what it is given.
@EnableKubernetesMockClient(crud = true)
class ArgoWorkflowsTest {

    private static final Owner RUN = new Owner("run-1", "0a0a");

    KubernetesClient client;
    private ArgoWorkflows workflows;
    private final WorkflowDoc workflow = Decorator.decorate(Some.workflow(""), Some.decoration());

    @BeforeEach
    void connect() {
        workflows = new ArgoWorkflows(client, "ci");
    }

    @Test
    void makesAWorkflowThatItsRunOwns() {
        var creation = workflows.create(workflow, RUN);

        assertThat(creation).isInstanceOf(Creation.Created.class);
        assertThat(workflows.find(workflow.name())).hasValueSatisfying(found -> {
            assertThat(found.at("/spec")).hasToString(workflow.spec().toString());
            assertThat(found.at("/metadata/ownerReferences/0/uid").asText()).isEqualTo("0a0a");
            assertThat(found.at("/metadata/ownerReferences/0/kind").asText()).isEqualTo("Run");
        });
    }

    @Test
    void findsWhatAnEarlierAttemptMade() {
        var first = workflows.create(workflow, RUN);

        var second = workflows.create(workflow, RUN);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void leavesAStrangersWorkflowOfTheSameNameAlone() {
        workflows.create(workflow, new Owner("run-2", "0b0b"));

        var creation = workflows.create(workflow, RUN);

        assertThat(creation)
                .isInstanceOfSatisfying(
                        Creation.Refused.class,
                        refused -> assertThat(refused.message())
                                .contains(workflow.name())
                                .contains("not this run's"));
    }

    @Test
    void waitsForTheWorkflowOfAnEarlierRunOfTheSameNameToGo() {
        workflows.create(workflow, new Owner("run-1", "0b0b"));

        assertThatThrownBy(() -> workflows.create(workflow, RUN))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("earlier run");
    }

    @Test
    void neverMakesWhatArgoCannotDecode() {
        var undecodable = Some.workflow("nodeSelector: {fast: true}");

        var creation = workflows.create(Decorator.decorate(undecodable, Some.decoration()), RUN);

        assertThat(creation)
                .isEqualTo(
                        new Creation.Refused(
                                "spec.nodeSelector.fast must be a string, but is the boolean true; put it in quotes: \"true\""));
        assertThat(workflows.find(workflow.name())).isEmpty();
    }

    @Test
    void stopsAWorkflowThatIsGoing() {
        workflows.create(workflow, RUN);

        workflows.stop(workflow.name());

        assertThat(workflows.find(workflow.name()))
                .hasValueSatisfying(
                        found -> assertThat(found.at("/spec/shutdown").asText()).isEqualTo("Stop"));
    }

    @Test
    void doesNotStopAWorkflowThatIsOverOrIsNotThere() {
        workflows.create(workflow, RUN);
        client.genericKubernetesResources(new ResourceDefinitionContext.Builder()
                        .withGroup("argoproj.io")
                        .withVersion("v1alpha1")
                        .withKind("Workflow")
                        .withPlural("workflows")
                        .withNamespaced(true)
                        .build())
                .inNamespace("ci")
                .withName(workflow.name())
                .edit(found -> {
                    found.setAdditionalProperty("status", Map.of("phase", "Succeeded"));
                    return found;
                });

        workflows.stop(workflow.name());
        workflows.stop("nowhere");

        assertThat(workflows.find(workflow.name()))
                .hasValueSatisfying(found ->
                        assertThat(found.at("/spec/shutdown").isMissingNode()).isTrue());
    }

    @Test
    void addsAnnotationsToThoseThatAreThere() {
        workflows.create(workflow, RUN);

        workflows.annotate(workflow.name(), Map.of("kube-ci.qutics.com/deployment-ids", "{}"));

        assertThat(workflows.find(workflow.name())).hasValueSatisfying(found -> {
            var annotations = found.at("/metadata/annotations");
            assertThat(annotations.path("kube-ci.qutics.com/deployment-ids").asText())
                    .isEqualTo("{}");
            assertThat(annotations.path("kube-ci.qutics.com/check-run-id").asText())
                    .isEqualTo("42");
        });
    }

    @Test
    void readsWorkflowTemplates() {
        assertThat(workflows.templateSpec("nowhere", false)).isEmpty();
        assertThat(workflows.templateSpec("nowhere", true)).isEmpty();
    }
}
