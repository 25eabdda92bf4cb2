package io.kubeci.flow;

import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.kubeci.github.DeploymentRequest;
import io.kubeci.model.GitRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Steps that deploy, as GitHub's deployments show them.
class DeploymentsAreToldTest {

    private final World world = new World();
    private String name = "";

    @BeforeEach
    void aRunIsQueuedWhoseTemplatesDeploy() {
        world.deploys = new FlowSettings.Deploys(
                Pattern.compile("^deploy"), Pattern.compile("^(production|live)$"), "environment");
        world.happens(World.pushTo("main", SHA));
        world.settles();
        name = world.onlyRun().name();
    }

    @Test
    void deploysTheCommitWhenTheStepStartsToRun() {
        becomes("Running", deploy("Running").in("staging"));

        assertThat(world.deployments.made())
                .containsExactly(new DeploymentRequest(
                        SHA, new GitRef.Branch("main"), "deploy", "staging", false, "Step 7 of workflow " + name));
        assertThat(states()).containsExactly("in_progress");
    }

    @Test
    void isQueuedWhileTheStepWaits() {
        becomes("Running", deploy("Pending").in("staging"));
        becomes("Running", deploy("Running").in("staging"));

        assertThat(states()).containsExactly("queued", "in_progress");
    }

    @Test
    void endsAsInactiveWhenItIsStoppedWhileItWaits() {
        becomes("Running", deploy("Pending").in("staging"));
        world.workflows.stop(name);
        becomes("Failed", deploy("Failed").in("staging"));

        assertThat(states()).containsExactly("queued", "inactive");
    }

    @Test
    void deploysNothingThatWasStoppedBeforeItBegan() {
        world.workflows.stop(name);
        becomes("Failed", deploy("Failed").in("staging"));

        assertThat(world.deployments.made()).isEmpty();
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({"Succeeded, success", "Failed, failure", "Error, error"})
    void tellsEachStateOnce(String phase, String state) {
        becomes("Running", deploy("Running").in("staging"));
        becomes("Running", deploy("Running").in("staging"));
        becomes("Running", deploy(phase).in("staging"));
        becomes(phase, deploy(phase).in("staging"));
        world.passes(Duration.ofHours(1));
        world.settles();

        assertThat(states()).containsExactly("in_progress", state);
    }

    @Test
    void tellsThatAQuickStepWasUnderWay() {
        becomes("Succeeded", deploy("Succeeded").in("staging"));

        assertThat(states()).containsExactly("in_progress", "success");
    }

    @Test
    void leadsToTheEnvironmentAndToTheLog() {
        becomes("Running", deploy("Running").in("staging"));
        becomes("Succeeded", deploy("Succeeded").in("staging").reachableAt("https://staging.example.org"));

        var last = world.deployments.last(world.deployments.onlyId());
        assertThat(last.environmentUrl()).contains("https://staging.example.org");
        assertThat(last.logUrl()).hasValueSatisfying(url -> assertThat(url).contains("nodeId=" + name + "-7"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"production, true", "live, true", "staging, false", "deploy, false"})
    void knowsProductionByItsOwnExpression(String environment, boolean production) {
        becomes("Running", deploy("Running").in(environment));

        assertThat(world.deployments.made())
                .singleElement()
                .extracting(DeploymentRequest::production)
                .isEqualTo(production);
    }

    @Test
    void takesRetriesForOneDeployment() {
        var retry = deploy("Running").ofType("Retry").in("staging");
        becomes(
                "Running",
                retry,
                SomeNode.step(8, "deploy", "Failed").attemptOf(7).in("staging"));
        becomes(
                "Succeeded",
                deploy("Succeeded").ofType("Retry").in("staging"),
                SomeNode.step(8, "deploy", "Failed").attemptOf(7).in("staging"),
                SomeNode.step(9, "deploy", "Succeeded").attemptOf(7).in("staging"));

        assertThat(states()).containsExactly("in_progress", "success");
    }

    @Test
    void deploysItemsOfAListEachForItself() {
        becomes(
                "Running",
                SomeNode.step(6, "deploy", "Running").ofType("TaskGroup"),
                deploy("Running").in("eu"),
                SomeNode.step(8, "deploy", "Running").in("us"));

        assertThat(world.deployments.made())
                .extracting(DeploymentRequest::environment)
                .containsExactlyInAnyOrder("eu", "us");
    }

    @Test
    void goesOnWithTheSameDeploymentWhenTheWorkflowIsRetriedInArgo() {
        becomes("Failed", deploy("Failed").in("staging"));
        becomes("Running", deploy("Running").in("staging"));
        becomes("Succeeded", deploy("Succeeded").in("staging"));

        assertThat(states()).containsExactly("in_progress", "failure", "in_progress", "success");
    }

    @Test
    void endsAsInactiveWhenTheRunIsStopped() {
        becomes("Running", deploy("Running").in("staging"));
        world.workflows.stop(name);
        becomes("Failed", deploy("Failed").in("staging"));

        assertThat(states()).containsExactly("in_progress", "inactive");
    }

    @Test
    void doesNotTakeBackWhatFailedBeforeTheRunWasStopped() {
        becomes("Running", deploy("Failed").in("staging"));
        world.workflows.stop(name);
        becomes("Failed", deploy("Failed").in("staging"));

        assertThat(states()).containsExactly("in_progress", "failure");
    }

    @Test
    void endsAsInactiveWhenTheWorkflowIsDeleted() {
        becomes("Running", deploy("Running").in("staging"));
        world.workflows.vanishes(name);
        world.settles();

        assertThat(states()).containsExactly("in_progress", "inactive");
    }

    @Test
    void endsAsErrorWhenTheRunTakesTooLong() {
        becomes("Running", deploy("Running").in("staging"));
        world.passes(Duration.ofHours(25));
        world.settles();

        assertThat(states()).containsExactly("in_progress", "error");
    }

    @Test
    void keepsTheNumbersOnTheWorkflow() {
        becomes("Running", deploy("Running").in("staging"));

        var annotations = world.workflows.workflow(name).at("/metadata/annotations");
        assertThat(annotations.path("kube-ci.qutics.com/deployment-ids").asText())
                .isEqualTo("{\"%s-7\":%d}".formatted(name, world.deployments.onlyId()));
    }

    @Test
    void neverTakesProductionForGranted() {
        becomes("Running", deploy("Running"));

        assertThat(world.deployments.made())
                .extracting(DeploymentRequest::environment)
                .containsExactly("deploy");
    }

    @Test
    void leavesOtherStepsAlone() {
        becomes("Running", SomeNode.step(7, "build", "Running").in("staging"));
        becomes("Running", deploy("Skipped").ofType("Skipped").in("staging"));

        assertThat(world.deployments.made()).isEmpty();
    }

    @Test
    void finishesTheRunThoughGitHubRefusesTheDeployment() {
        world.deployments.refuses();

        becomes("Running", deploy("Running").in("staging"));
        becomes("Succeeded", deploy("Succeeded").in("staging"));

        assertThat(world.github.checkRun(SHA, "Workflow - main").conclusion()).isEqualTo("success");
        assertThat(world.onlyRun().status().deployments())
                .singleElement()
                .satisfies(record -> assertThat(record.refused()).contains("403"));
    }

    @Test
    void findsADeploymentWhoseAnswerWasLost() {
        world.deployments.losesTheNextAnswer();

        becomes("Running", deploy("Running").in("staging"));

        assertThat(states()).containsExactly("in_progress");
    }

    @Test
    void doesNotRepeatAStateWhoseAnswerWasLost() {
        becomes("Running", deploy("Running").in("staging"));
        world.deployments.losesTheNextAnswer();
        becomes("Succeeded", deploy("Succeeded").in("staging"));

        assertThat(states()).containsExactly("in_progress", "success");
    }

    @Test
    void hidesSecretsInTheEnvironmentsAddress() {
        becomes("Succeeded", deploy("Succeeded").in("staging").reachableAt("https://me:hunter2hunter2@x.example"));

        assertThat(world.deployments.last(world.deployments.onlyId()).environmentUrl())
                .isEqualTo(Optional.empty());
    }

    private static SomeNode deploy(String phase) {
        return SomeNode.step(7, "deploy", phase);
    }

    private void becomes(String phase, SomeNode... nodes) {
        world.workflows.reaches(name, phase, nodes);
        world.settles();
    }

    private List<String> states() {
        return world.deployments.states(world.deployments.onlyId());
    }
}
