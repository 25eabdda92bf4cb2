package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Re-runs, and newer pushes.
class AgainIT extends Scenario {

    @Test
    void runsAgainWhenACheckRunIsToBeRunAgain() {
        var sha = repository.push("main", CiFiles.running("echo fine"));
        var first = scene.awaitEnd(repository, sha);

        repository.rerun(first.id());

        var second = scene.awaitCheck(
                repository, sha, run -> run.id() != first.id() && run.status().equals("completed"));
        assertThat(second.name()).isEqualTo(first.name());
        assertThat(second.conclusion()).isEqualTo("success");
        assertThat(scene.workflows(sha)).hasSize(2);
    }

    @Test
    void runsAgainWhenAllChecksAreToBeRunAgain() {
        var sha = repository.push("main", CiFiles.running("exit 1"));
        var first = scene.awaitEnd(repository, sha);

        repository.rerunAll(sha);

        var second = scene.awaitCheck(
                repository, sha, run -> run.id() != first.id() && run.status().equals("completed"));
        assertThat(second.conclusion()).isEqualTo("failure");
        assertThat(scene.workflows(sha)).hasSize(2);
    }

    @Test
    void stopsTheOlderRunOfABranchAndNamesTheSuccessor() {
        var older = repository.push("main", CiFiles.running("sleep 600"));
        scene.awaitCheck(repository, older, run -> run.status().equals("in_progress"));
        scene.awaitWorkflow(older, "Running");

        var newer = repository.push("main", CiFiles.running("echo fine"));

        var stopped = scene.awaitEnd(repository, older);
        assertThat(stopped.conclusion()).isEqualTo("cancelled");
        assertThat(stopped.title() + stopped.summary() + stopped.text()).contains(newer.substring(0, 7));
        assertThat(scene.awaitEnd(repository, newer).conclusion()).isEqualTo("success");
    }

    @Test
    void leavesOtherBranchesAndFinishedRunsAlone() {
        repository.push("main", Map.of("README.md", "# Shop"));
        var other = repository.push("release", CiFiles.running("sleep 20; echo done"));
        scene.awaitWorkflow(other, "Running");

        var sha = repository.push("main", CiFiles.running("echo fine"));

        assertThat(scene.awaitEnd(repository, sha).conclusion()).isEqualTo("success");
        assertThat(scene.awaitEnd(repository, other).conclusion()).isEqualTo("success");
    }

    @Test
    void tellsOfAWorkflowThatWasStoppedByHand() {
        var sha = repository.push("main", CiFiles.running("sleep 600"));
        var name = scene.awaitWorkflow(sha, "Running").getMetadata().getName();

        scene.cluster().patchWorkflow(name, "{\"spec\":{\"shutdown\":\"Stop\"}}");

        assertThat(scene.awaitEnd(repository, sha).conclusion()).isEqualTo("cancelled");
    }

    @Test
    void tellsOfAWorkflowThatWasDeletedBeforeItsEnd() {
        var sha = repository.push("main", CiFiles.running("sleep 600"));
        var name = scene.awaitWorkflow(sha, "Running").getMetadata().getName();

        scene.cluster().deleteWorkflow(name);

        var run = scene.awaitEnd(repository, sha);
        assertThat(run.conclusion()).isEqualTo("cancelled");
        assertThat(run.title() + run.summary()).containsIgnoringCase("deleted");
    }

    @Test
    void makesAFreshCheckRunOfAWorkflowThatIsRetriedInArgo() {
        onFakeClusterOnly();
        var sha = repository.push("main", CiFiles.running("exit 1"));
        var first = scene.awaitEnd(repository, sha);
        var name = scene.workflows(sha).getFirst().getMetadata().getName();

        scene.cluster().simulatedArgo().orElseThrow().retry(scene.cluster().namespace(), name);

        await().atMost(Scene.PATIENCE).until(() -> repository.allCheckRuns().size() == 2);
        var second = scene.awaitCheck(
                repository, sha, run -> run.id() != first.id() && run.status().equals("completed"));
        assertThat(second.conclusion()).isEqualTo("failure");
    }
}
