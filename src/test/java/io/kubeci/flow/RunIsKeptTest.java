package io.kubeci.flow;

import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.github.CiDirectory;
import io.kubeci.model.CommitSha;
import io.kubeci.run.RunPhase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// For how long a run is cared for.
class RunIsKeptTest {

    private static final String CHECK = "Workflow - main";
    private final World world = new World();
    private String name = "";

    @BeforeEach
    void aRunIsQueued() {
        world.happens(World.pushTo("main", SHA));
        world.settles();
        name = world.onlyRun().name();
    }

    @Test
    void goesOnWithAWorkflowThatIsRetriedInArgoADayLater() {
        world.workflows.reaches(name, "Failed", "main: Error (exit code 1)");
        world.settles();
        world.passes(Duration.ofHours(30));

        world.workflows.reaches(name, "", "");
        world.settles();
        world.workflows.reaches(name, "Running", "");
        world.settles();
        assertThat(world.workflows.isStopped(name)).isFalse();
        world.workflows.reaches(name, "Succeeded", "");
        world.settles();

        assertThat(world.github.checkRuns())
                .extracting(InMemoryGitHub.Shown::conclusion)
                .containsExactly("failure", "success");
    }

    @Test
    void endsARetriedWorkflowThatTakesTooLong() {
        world.workflows.reaches(name, "Failed", "main: Error (exit code 1)");
        world.settles();
        world.passes(Duration.ofHours(30));
        world.workflows.reaches(name, "Running", "");
        world.settles();

        world.passes(Duration.ofHours(25));
        world.settles();

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("timed_out");
    }

    @Test
    void isNotGivenUpBecauseGitHubKnowsNothingForAMoment() {
        world.passes(Duration.ofHours(1));
        world.workflows.reaches(name, "Succeeded", "");
        world.github.knowsNothingFor(5);
        world.settles();

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("success");
    }

    @Test
    void isGivenUpIfGitHubGoesOnToKnowNothingOfIt() {
        world.workflows.reaches(name, "Succeeded", "");
        world.github.knowsNothingFor(20);
        world.settles();

        world.passes(Duration.ofMinutes(3));
        world.settles();

        assertThat(world.onlyRun().status().phase()).isEqualTo(RunPhase.GONE);
    }

    @Test
    void isKeptUntilGitHubKnowsOfItsEndHoweverManyFollow() {
        var busy = new World();
        busy.github.hasDirectory(
                ".kube-ci",
                new CiDirectory(Map.of("ci.yaml", new CiDirectory.Text(World.ONE_STEP, "0".repeat(40))), false));
        for (int push = 1; push <= 60; push++) {
            var sha = new CommitSha("%040x".formatted(push));
            busy.github.branchIsAt("main", sha);
            busy.passes(Duration.ofSeconds(1));
            busy.happens(World.pushTo("main", sha));
            busy.settles();
        }
        busy.github.isUnavailableFor(1_000);
        busy.workflows
                .created()
                .forEach(each -> busy.workflows.reaches(each, "Failed", "Stopped with strategy 'Stop'"));
        busy.settles();
        busy.github.isUnavailableFor(0);
        busy.settles();

        assertThat(busy.github.checkRuns())
                .hasSize(60)
                .allSatisfy(check -> assertThat(check.conclusion()).isEqualTo("cancelled"));
    }
}
