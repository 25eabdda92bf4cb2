package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is not built, and what people are told then.
class PolicyIT extends Scenario {

    @Test
    void declinesAnUnlistedBranchAndTellsTheWayOut() {
        var sha = repository.push("topic", CiFiles.running("echo fine"));

        var run = scene.awaitEnd(repository, sha);

        assertThat(run.name()).isEqualTo("Default Workflow");
        assertThat(run.conclusion()).isEqualTo("neutral");
        assertThat(run.summary()).contains("/kube-ci run");
        assertThat(scene.workflows(sha)).isEmpty();
    }

    @Test
    void buildsADeclinedCommitWhenAPullRequestIsOpened() {
        repository.push("main", Map.of("README.md", "# Shop"));
        var sha = repository.push("topic", CiFiles.running("echo fine"));
        scene.awaitCheck(repository, sha, run -> run.conclusion().equals("neutral"));

        repository.openPull("A change", "topic", "main");

        var run = scene.awaitCheck(
                repository,
                sha,
                one -> one.name().equals("Workflow - main") && one.status().equals("completed"));
        assertThat(run.conclusion()).isEqualTo("success");
        assertThat(scene.workflows(sha)).hasSize(1);
    }

    @Test
    void declinesADraftUntilItIsReady() {
        repository.push("main", Map.of("README.md", "# Shop"));
        repository.push("topic", CiFiles.running("echo fine"));
        var pull = repository.openDraft("Not yet", "topic", "main");
        var declined = scene.awaitCheck(
                repository, pull.head(), run -> run.conclusion().equals("neutral"));
        assertThat(declined.title() + declined.summary()).containsIgnoringCase("draft");

        pull.ready();

        var run = scene.awaitCheck(
                repository,
                pull.head(),
                one -> one.name().equals("Workflow - main") && one.status().equals("completed"));
        assertThat(run.conclusion()).isEqualTo("success");
    }

    @Test
    void asksForALookAtAForkOnTheForksCommit() {
        repository.push("main", CiFiles.running("echo fine"));
        var fork = repository.fork("mallory");
        var sha = fork.push("topic", CiFiles.running("echo stolen"));
        repository.openPullFrom(fork, "A gift", "topic", "main");

        var run = scene.awaitEnd(repository, sha);

        assertThat(run.name()).isEqualTo("Default Workflow");
        assertThat(run.conclusion()).isEqualTo("action_required");
        assertThat(run.summary()).contains("/kube-ci run");
        assertThat(scene.workflows(sha)).isEmpty();
    }
}
