package io.kubeci.flow;

import static io.kubeci.flow.World.NEWER;
import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pushes that GitHub tells of late, and branches that go back to where they were.
class BranchIsMovedTest {

    private final World world = new World();
    private String name = "";

    @BeforeEach
    void aRunIsQueued() {
        world.happens(World.pushTo("main", SHA));
        world.settles();
        name = world.onlyRun().name();
    }

    @Test
    void endsNothingByAnOldHeadThatGitHubShowsForAMoment() {
        world.workflows.reaches(name, "Running", "");
        world.settles();
        world.github.branchIsAt("main", SHA);
        world.passes(Duration.ofSeconds(5));

        var newer = world.happens(World.pushTo("main", NEWER)).runs().getFirst();
        world.settles();
        world.passes(Duration.ofSeconds(2));
        world.github.branchIsAt("main", NEWER);
        world.settles();

        assertThat(world.workflows.isStopped(name)).isTrue();
        assertThat(world.workflows.created()).contains(newer);
    }

    @Test
    void buildsACommitAgainToWhichTheBranchIsForcedBack() {
        world.workflows.reaches(name, "Running", "");
        world.settles();
        world.github.branchIsAt("main", NEWER);
        world.passes(Duration.ofSeconds(5));
        var newer = world.happens(World.pushTo("main", NEWER)).runs().getFirst();
        world.settles();
        world.workflows.reaches(name, "Failed", "Stopped with strategy 'Stop'");
        world.settles();

        world.github.branchIsAt("main", SHA);
        world.passes(Duration.ofSeconds(5));
        var again = world.happens(World.pushTo("main", SHA)).runs();
        var twice = world.happens(World.pushTo("main", SHA)).runs();
        world.settles();

        assertThat(again).isEqualTo(twice).doesNotContain(name, newer);
        assertThat(world.workflows.created()).containsExactly(name, newer, again.getFirst());
        assertThat(world.workflows.isStopped(newer)).isTrue();
    }

    @Test
    void takesALateWebhookOfAReplacedCommitForNoNews() {
        world.workflows.reaches(name, "Running", "");
        world.settles();
        world.github.branchIsAt("main", NEWER);
        world.happens(World.pushTo("main", NEWER));
        world.settles();

        assertThat(world.happens(World.suiteOf("main", SHA)).runs()).containsExactly(name);
    }
}
