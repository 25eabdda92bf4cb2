package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kubeci.fake.github.FakeRepository;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Branches, repositories and installations that go or change while something runs.
class LifecycleIT extends Scenario {

    private static final String LONG = "echo begins; sleep 5; echo ends";

    private String running(FakeRepository where, String branch) {
        var sha = where.push(branch, CiFiles.running(LONG));
        scene.awaitCheck(where, sha, run -> run.status().equals("in_progress"));
        return sha;
    }

    private void awaitPhase(String sha, String phase) {
        await("run of %s to be %s".formatted(sha, phase))
                .atMost(Scene.PATIENCE)
                .until(() -> scene.cluster().runs().stream()
                        .filter(run -> run.toString().contains(sha))
                        .anyMatch(run -> run.toString().contains(phase)));
    }

    private void asksNothing() {
        github.forgetRequests();
        scene.settle();
        assertThat(github.counts().keySet())
                .noneMatch(operation -> operation.contains("/repos/") || operation.contains("access_tokens"));
    }

    @Test
    void cancelsTheRunOfADeletedBranch() {
        repository.push("main", Map.of("README.md", "# Shop"));
        var sha = running(repository, "release");

        repository.deleteBranch("release");

        var run = scene.awaitEnd(repository, sha);
        assertThat(run.conclusion()).isEqualTo("cancelled");
        assertThat(run.title()).contains("branch release was deleted");
    }

    @Test
    void goesOnUnderTheNewNameOfARepository() {
        var sha = running(repository, "main");

        repository.rename("renamed-" + repository.id());

        assertThat(scene.awaitEnd(repository, sha).conclusion()).isEqualTo("success");
    }

    @Test
    void goesOnInTheHandsOfAnotherOwner() {
        var sha = running(repository, "main");

        repository.transfer("globex");

        assertThat(scene.awaitEnd(repository, sha).conclusion()).isEqualTo("success");
    }

    @Test
    void asksNothingOfADeletedRepository() {
        var sha = running(repository, "main");

        repository.delete();

        awaitPhase(sha, "the repository was deleted");
        asksNothing();
        scene.awaitWorkflowOrNone(sha);
    }

    @Test
    void endsAndAsksNothingWhileSuspendedAndGoesOnAfter() {
        var other = github.repository("initech/tool");
        var sha = running(other, "main");

        github.installation("initech", "suspend");

        awaitPhase(sha, "suspended");
        asksNothing();

        github.installation("initech", "unsuspend");

        assertThat(scene.awaitEnd(other, sha).conclusion()).isEqualTo("cancelled");
        var next = other.push("main", CiFiles.running("echo fine"));
        assertThat(scene.awaitEnd(other, next).conclusion()).isEqualTo("success");
    }

    @Test
    void endsTheRunsOfAnAccountThatRemovedTheApp() {
        var other = github.repository("hooli/tool");
        var sha = running(other, "main");

        github.installation("hooli", "deleted");

        awaitPhase(sha, "was removed from this account");
        scene.awaitWorkflowOrNone(sha);
    }

    @Test
    void buildsAMergeGroupAndCancelsItWhenItIsDestroyed() {
        repository.push("main", Map.of("README.md", "# Shop"));
        repository.push("topic", CiFiles.running(LONG));
        var pull = repository.openPull("A change", "topic", "main");

        var sha = repository.queueForMerge(pull);
        var running = scene.awaitCheck(repository, sha, run -> run.status().equals("in_progress"));
        repository.destroyMergeGroup(sha);

        assertThat(running.name()).isEqualTo("Workflow - main");
        assertThat(scene.awaitEnd(repository, sha).conclusion()).isEqualTo("cancelled");
        assertThat(scene.workflows(sha)).hasSize(1);
    }

    @Test
    void buildsARepositoryOfAUser() {
        var own = github.userRepository("carol/own");

        var sha = own.push("main", CiFiles.running("echo fine"));

        assertThat(scene.awaitEnd(own, sha).conclusion()).isEqualTo("success");
    }
}
