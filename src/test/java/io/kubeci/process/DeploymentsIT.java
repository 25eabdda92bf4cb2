package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.fake.github.DeploymentView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Steps that deploy, and deployments that people make.
class DeploymentsIT extends Scenario {

    private static final String CI = """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata:
              annotations:
                kube-ci.qutics.com/deployTemplates: ^deploy
            spec:
              entrypoint: main
              arguments: {parameters: [{name: environment, value: nowhere}]}
              templates:
              - name: main
                steps:
                - - name: build
                    template: build
                - - name: staging
                    template: deploy
                    arguments: {parameters: [{name: environment, value: staging}]}
              - name: build
                container: {image: "alpine:3.20", command: [sh, -c], args: ["echo built"]}
              - name: deploy
                inputs: {parameters: [{name: environment}]}
                outputs: {parameters: [{name: kube-ci-environment-url, valueFrom: {path: /tmp/url}}]}
                container:
                  image: alpine:3.20
                  command: [sh, -c]
                  args:
                  - |
                    echo https://{{inputs.parameters.environment}}.example.org > /tmp/url
                    sleep 2
                    SCRIPT
            """;

    @Test
    void tracksAStepThatDeploys() {
        var sha = repository.push("main", files("true"));

        assertThat(scene.awaitEnd(repository, sha).conclusion()).isEqualTo("success");
        var deployment = awaitState("success");
        assertThat(deployment.sha()).isEqualTo(sha);
        assertThat(deployment.ref()).isEqualTo(sha);
        assertThat(deployment.task()).isEqualTo("deploy");
        assertThat(deployment.environment()).isEqualTo("staging");
        assertThat(deployment.production()).isFalse();
        assertThat(deployment.states()).endsWith("in_progress", "success").doesNotHaveDuplicates();
        assertThat(deployment.urls().getLast().strip()).isEqualTo("https://staging.example.org");
        scene.settle();
        assertThat(repository.deployments()).hasSize(1);
        assertThat(scene.workflows(sha)).hasSize(1);
        assertThat(scene.workflows(sha).getFirst().getMetadata().getAnnotations())
                .hasEntrySatisfying(
                        "kube-ci.qutics.com/deployment-ids",
                        ids -> assertThat(ids).contains(Long.toString(deployment.id())));
    }

    @Test
    void tellsThatADeploymentFailed() {
        repository.push("main", files("exit 3"));

        assertThat(awaitState("failure").states())
                .endsWith("in_progress", "failure")
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsThatADeploymentWasCancelled() {
        var sha = repository.push("main", files("sleep 600"));
        awaitState("in_progress");

        var name = scene.workflows(sha).getFirst().getMetadata().getName();
        scene.cluster().patchWorkflow(name, "{\"spec\":{\"shutdown\":\"Stop\"}}");

        assertThat(awaitState("inactive").states()).endsWith("in_progress", "inactive");
    }

    @Test
    void goesOnWithTheSameDeploymentAfterItWasKilled() {
        onFakeClusterOnly();
        repository.push("main", files("sleep 5"));
        awaitState("in_progress");

        scene.operator().kill();
        scene.operator().restart();

        assertThat(awaitState("success").states())
                .endsWith("in_progress", "success")
                .doesNotHaveDuplicates();
        assertThat(repository.deployments()).hasSize(1);
    }

    @Test
    void tellsAPersonThatThereIsNothingToRun() {
        var sha = repository.push("topic", files("true"));
        var request = request(sha).put("task", "deplyo");
        request.putObject("payload").putObject("kube_ci").put("run", true);

        repository.deploy("alice", request);

        assertThat(awaitState("error").states()).containsExactly("error");
        assertThat(scene.workflows(sha)).isEmpty();
        assertThat(repository.checkRuns(sha))
                .filteredOn(run -> run.conclusion().equals("failure"))
                .singleElement()
                .satisfies(run -> assertThat(run.summary() + run.text() + run.annotations())
                        .contains("deplyo"));
    }

    @Test
    void makesOneDeploymentThoughAnswersAreLost() {
        github.trouble().loseAnswers(1, "POST .*/deployments$");
        github.trouble().loseAnswers(1, "POST .*/statuses$");

        repository.push("main", files("true"));

        assertThat(awaitState("success").states())
                .endsWith("in_progress", "success")
                .doesNotHaveDuplicates();
        assertThat(repository.deployments()).hasSize(1);
    }

    @Test
    void runsWhatAPersonsDeploymentAsksFor() {
        var sha = repository.push("topic", files("true"));
        var request = request(sha).put("environment", "production");
        request.putObject("payload").putObject("kube_ci").put("run", true).put("ref_name", "topic");

        long id = repository.deploy("alice", request);

        var check = scene.awaitCheck(
                repository,
                sha,
                run -> run.name().equals("Workflow - deploy (deployment)")
                        && run.status().equals("completed"));
        assertThat(check.conclusion()).isEqualTo("success");
        var deployment = awaitState("success");
        assertThat(deployment.id()).isEqualTo(id);
        assertThat(deployment.states()).containsExactly("queued", "in_progress", "success");
        assertThat(deployment.urls().getLast().strip()).isEqualTo("https://production.example.org");
        assertThat(repository.deployments()).hasSize(1);
    }

    @Test
    void leavesDeploymentsAloneThatAskForNothing() {
        var sha = repository.push("topic", files("true"));

        repository.deploy("alice", request(sha));

        scene.settle();
        assertThat(scene.workflows(sha)).isEmpty();
        assertThat(repository.deployments()).extracting(DeploymentView::states).containsExactly(List.of());
    }

    private DeploymentView awaitState(String state) {
        return await("a deployment that is " + state)
                .atMost(Scene.PATIENCE)
                .until(
                        () -> repository.deployments().stream()
                                .filter(one -> one.states().contains(state))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private static ObjectNode request(String sha) {
        var request = JsonNodeFactory.instance
                .objectNode()
                .put("ref", sha)
                .put("task", "deploy")
                .put("auto_merge", false);
        request.putArray("required_contexts");
        return request;
    }

    private static Map<String, String> files(String script) {
        return Map.of(CiFiles.PATH, CI.replace("SCRIPT", script));
    }
}
