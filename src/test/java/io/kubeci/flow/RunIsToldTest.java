package io.kubeci.flow;

import static io.kubeci.flow.World.NEWER;
import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.event.CiEvent;
import io.kubeci.run.RunPhase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunIsToldTest {

    private static final String CHECK = "Workflow - main";
    private final World world = new World();
    private String name = "";

    @BeforeEach
    void aRunIsQueued() {
        world.happens(World.pushTo("main", SHA));
        world.settles();
        name = world.onlyRun().name();
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({"Succeeded, success, SUCCEEDED", "Failed, failure, FAILED", "Error, failure, FAILED"})
    void endsAsArgoSays(String phase, String conclusion, RunPhase expected) {
        world.workflows.reaches(name, phase, "main: Error (exit code 3)");
        world.settles();

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo(conclusion);
        assertThat(world.onlyRun().status().phase()).isEqualTo(expected);
    }

    @Test
    void tellsThatItRunsAtOnceAndThenNothingNew() {
        world.workflows.reaches(name, "Running", "");
        world.settles();
        int calls = world.github.calls();
        assertThat(world.github.checkRun(SHA, CHECK).update.state().status()).isEqualTo("in_progress");

        world.passes(Duration.ofMinutes(5));
        world.settles();

        assertThat(world.github.calls()).isEqualTo(calls);
    }

    @Test
    void annotatesTheLinesThatTheLogNames() {
        world.github.hasPaths(Set.of("main.go"));
        world.pods.printed(name, "main.go:12:5: error: undefined: foo\nother.go:1: error: not ours\n");
        world.workflows.reaches(name, "Failed", "main: Error (exit code 1)");
        world.settles();

        var check = world.github.checkRun(SHA, CHECK);
        assertThat(check.annotations).hasSize(1).first().satisfies(annotation -> {
            assertThat(annotation.path()).isEqualTo("main.go");
            assertThat(annotation.startLine()).isEqualTo(12);
        });
        assertThat(check.update.output().summary()).contains("undefined: foo");
    }

    @Test
    void readsALogBeforeThePodIsCleanedUp() {
        world.pods.printed(name, "boom\n");
        world.workflows.reaches(name, "Failed", "main: Error (exit code 1)");
        world.settles();

        assertThat(world.github.checkRun(SHA, CHECK).update.output().summary()).contains("boom");
    }

    @Test
    void masksSecretsOfTheRunsPods() {
        world.pods.hasSecret("hunter2hunter2");
        world.pods.printed(name, "main.go:1: error: token hunter2hunter2 refused\n");
        world.github.hasPaths(Set.of("main.go"));
        world.workflows.reaches(name, "Failed", "main: Error (exit code 1)");
        world.settles();

        var check = world.github.checkRun(SHA, CHECK);
        assertThat(check.update.toString()).doesNotContain("hunter2");
        assertThat(check.annotations.toString()).doesNotContain("hunter2");
    }

    @Test
    void endsAsCancelledWhenTheWorkflowIsDeleted() {
        world.workflows.reaches(name, "Running", "");
        world.settles();

        world.workflows.vanishes(name);
        world.settles();

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("cancelled");
    }

    @Test
    void endsAsTimedOutWhenItTakesTooLong() {
        world.workflows.reaches(name, "Running", "");
        world.settles();

        world.passes(Duration.ofHours(25));
        world.settles();

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("timed_out");
        assertThat(world.workflows.isStopped(name)).isTrue();
    }

    @Test
    void endsAsTimedOutWhenArgoNeverTakesItUp() {
        world.passes(Duration.ofHours(2));
        world.settles();

        var check = world.github.checkRun(SHA, CHECK);
        assertThat(check.conclusion()).isEqualTo("timed_out");
        assertThat(check.update.output().summary()).contains("controller");
    }

    @Test
    void getsAFreshCheckRunWhenItIsRetriedInArgo() {
        world.workflows.reaches(name, "Failed", "main: Error (exit code 1)");
        world.settles();

        world.workflows.reaches(name, "Running", "");
        world.settles();
        world.workflows.reaches(name, "Succeeded", "");
        world.settles();

        assertThat(world.github.checkRuns())
                .extracting(InMemoryGitHub.Shown::conclusion)
                .containsExactly("failure", "success");
    }

    @Test
    void endsAnOlderRunOfTheBranchAndNamesTheSuccessor() {
        world.workflows.reaches(name, "Running", "");
        world.settles();
        world.github.branchIsAt("main", NEWER);
        world.passes(Duration.ofSeconds(5));

        var newer = world.happens(World.pushTo("main", NEWER)).runs().getFirst();
        world.settles();
        assertThat(world.workflows.isStopped(name)).isTrue();
        world.workflows.reaches(name, "Failed", "Stopped with strategy 'Stop'");
        world.settles();

        var check = world.github.checkRun(SHA, CHECK);
        assertThat(check.conclusion()).isEqualTo("cancelled");
        assertThat(check.update.output().summary()).contains(newer);
        assertThat(world.workflows.isStopped(newer)).isFalse();
    }

    @Test
    void anOlderPushThatArrivesLateDoesNotEndTheNewer() {
        var late = new World();
        late.github.branchIsAt("main", NEWER);
        var newer = late.happens(World.pushTo("main", NEWER)).runs().getFirst();
        late.settles();
        late.passes(Duration.ofSeconds(5));

        late.happens(World.pushTo("main", SHA));
        late.settles();
        late.passes(Duration.ofSeconds(6));
        late.settles();

        assertThat(late.workflows.created()).containsExactly(newer);
        assertThat(late.workflows.isStopped(newer)).isFalse();
        assertThat(late.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("cancelled");
    }

    @Test
    void runsAgainWhatSomebodyAsksFor() {
        world.workflows.reaches(name, "Failed", "main: Error (exit code 1)");
        world.settles();
        long id = world.github.checkRun(SHA, CHECK).id;

        var again = world.happens(new CiEvent.CheckRunRerequested(
                World.repository(), "mona", Optional.of("main"), SHA, id, CHECK, "main", List.of()));
        world.settles();

        assertThat(again.runs()).hasSize(1).doesNotContain(name);
        assertThat(world.workflows.created()).hasSize(2);
        assertThat(world.github.checkRuns()).hasSize(2);
    }

    @Test
    void runsOnlyWhatFailedWhenASuiteIsRunAgain() {
        world.workflows.reaches(name, "Succeeded", "");
        world.settles();

        world.happens(new CiEvent.SuiteRerequested(World.repository(), "mona", Optional.of("main"), SHA, List.of()));
        world.settles();

        assertThat(world.workflows.created()).as("nothing failed, so all").hasSize(2);
    }

    @Test
    void tellsWhatTheApiServerRefused() {
        var refusing = new World();
        refusing.workflows.refuses("Workflow is invalid: spec.templates[0].name: too long");
        refusing.happens(World.pushTo("main", SHA));
        refusing.settles();

        var check = refusing.github.checkRun(SHA, CHECK);
        assertThat(check.conclusion()).isEqualTo("failure");
        assertThat(check.update.output().summary()).contains("too long");
    }

    @Test
    void loosesNothingWhileGitHubIsAway() {
        world.workflows.reaches(name, "Succeeded", "");
        world.github.isUnavailableFor(25);
        world.settles();
        world.settles();
        world.settles();

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("success");
        assertThat(world.github.checkRuns()).hasSize(1);
    }
}
