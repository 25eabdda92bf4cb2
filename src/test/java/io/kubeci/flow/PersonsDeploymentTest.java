package io.kubeci.flow;

import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.kubeci.event.CiEvent;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Deployments that people make, and what runs for them.
class PersonsDeploymentTest {

    private static final String CI = """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            spec:
              entrypoint: main
              arguments: {parameters: [{name: environment, value: nowhere}]}
              templates:
                - name: main
                  container: {image: alpine, command: [make]}
                - name: deploy
                  inputs: {parameters: [{name: environment}]}
                  container: {image: alpine, command: [deploy]}
            """;

    private final World world = new World();

    @BeforeEach
    void templatesDeploy() {
        world.github.hasFile(SHA, "ci.yaml", CI);
        world.deploys =
                new FlowSettings.Deploys(Pattern.compile("^deploy"), Pattern.compile("^production$"), "environment");
        world.deployments.hasOneOfAPerson(5);
        world.deployments.hasOneOfAPerson(6);
    }

    @Test
    void runsTheTaskInTheEnvironmentThatWasAskedFor() {
        world.extraParameters = Map.of("environment", "elsewhere");

        var name = deploys(5, "staging");

        var spec = world.workflows.workflow(name).path("spec");
        assertThat(spec.path("entrypoint").asText()).isEqualTo("deploy");
        assertThat(spec.at("/arguments/parameters").toString())
                .contains("{\"name\":\"environment\",\"value\":\"staging\"}")
                .doesNotContain("nowhere", "elsewhere");
        assertThat(world.github
                        .checkRun(SHA, "Workflow - deploy (deployment)")
                        .update
                        .externalId())
                .isEqualTo("deploy");
    }

    @Test
    void tellsThatDeploymentAndMakesNoSecondOne() {
        var name = deploys(5, "staging");
        world.workflows.reaches(
                name, "Running", SomeNode.first("deploy", "Running").in("staging"));
        world.settles();
        world.workflows.reaches(
                name,
                "Succeeded",
                SomeNode.first("deploy", "Succeeded").in("staging").reachableAt("https://staging.example.org"));
        world.settles();

        assertThat(world.deployments.made()).isEmpty();
        assertThat(world.deployments.states(5)).containsExactly("queued", "in_progress", "success");
        assertThat(world.deployments.last(5).environmentUrl()).contains("https://staging.example.org");
    }

    @Test
    void makesOneRunHoweverOftenItIsAnnounced() {
        world.happens(deployment(5, "deploy", "staging"));
        var again = world.happens(deployment(5, "deploy", "staging"));

        assertThat(again.result()).isEqualTo(EventOutcome.Result.JOINED);
        assertThat(world.runs.all()).hasSize(1);
    }

    @Test
    void deploysToTwoEnvironmentsSideBySide() {
        var staging = deploys(5, "staging");
        world.happens(deployment(6, "deploy", "production"));
        world.settles();

        assertThat(world.runs.all()).hasSize(2);
        assertThat(world.workflows.isStopped(staging)).isFalse();
    }

    @Test
    void endsAsErrorWhereThereAreNoCiFiles() {
        var bare = new CommitSha("c".repeat(40));
        world.happens(new CiEvent.DeploymentRequested(
                World.repository(), "octocat", 5, new GitRef.Branch("main"), bare, "deploy", "staging"));
        world.settles();

        assertThat(world.deployments.states(5)).containsExactly("error");
        assertThat(world.deployments.last(5).description()).contains("CI files");
        assertThat(world.github.checkRuns()).isEmpty();
    }

    @Test
    void endsAsErrorWhereThereIsNoSuchTemplate() {
        world.happens(deployment(5, "deplyo", "staging"));
        world.settles();

        assertThat(world.deployments.states(5)).containsExactly("error");
        assertThat(world.github.checkRun(SHA, "Default Workflow").conclusion()).isEqualTo("failure");
    }

    @Test
    void endsAsErrorWhereTheClusterRefusesTheWorkflow() {
        world.workflows.refuses("no such namespace");

        world.happens(deployment(5, "deploy", "staging"));
        world.settles();

        assertThat(world.deployments.states(5)).containsExactly("queued", "error");
    }

    @Test
    void ofABareCommitRemembersTheTagThatItWasRunOn() {
        world.refs.tagIsAt("v1", SHA);
        world.github.hasFile(SHA, "ci.yaml", SomeCaches.workflow("runForTag: \"true\""));
        world.happens(new CiEvent.Pushed(World.repository(), "octocat", new GitRef.Tag("v1"), World.NONE, SHA, false));
        world.happens(new CiEvent.DeploymentRequested(
                World.repository(), "octocat", 5, new GitRef.Branch(SHA.hex()), SHA, "deploy", "staging"));

        assertThat(world.runs.all())
                .filteredOn(run -> run.spec().deploymentId() == 5)
                .singleElement()
                .satisfies(run -> assertThat(run.spec().revision().ref()).isEqualTo(new GitRef.Tag("v1")));
    }

    private String deploys(long id, String environment) {
        var outcome = world.happens(deployment(id, "deploy", environment));
        world.settles();
        return outcome.runs().getFirst();
    }

    private static CiEvent deployment(long id, String task, String environment) {
        return new CiEvent.DeploymentRequested(
                World.repository(), "octocat", id, new GitRef.Branch("main"), SHA, task, environment);
    }
}
