package io.kubeci.flow;

import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A run in which nothing happens costs nothing, and is looked at in time all the same.
class QuietRunsTest {

    private static final String CHECK = "Workflow - main";
    private static final Duration TIMEOUT = Duration.ofHours(24);
    private static final Duration PICKUP = Duration.ofHours(1);
    private static final Duration JUST_AFTER = Duration.ofMillis(1);

    private final World world = new World();
    private String name;

    @BeforeEach
    void aPushIsBuilt() {
        name = world.happens(World.pushTo("main", SHA)).runs().getFirst();
        world.settles();
    }

    @Test
    void costsOneReadEveryTwoMinutes() {
        world.workflows.reaches(name, "Running", "");
        world.settles();
        int calls = world.github.calls();
        int runs = world.runs.reads();
        int workflows = world.workflows.reads();

        world.passesQuietly(name, Duration.ofHours(1));

        assertThat(world.runs.reads() - runs).isEqualTo(31);
        assertThat(world.workflows.reads() - workflows).isEqualTo(31);
        assertThat(world.github.calls()).isEqualTo(calls);
    }

    @Test
    void isLookedAtTheMomentItsTimeIsUp() {
        world.workflows.reaches(name, "Running", "");
        world.settles();
        world.passes(TIMEOUT.minusMinutes(1));

        assertThat(world.looksAt(name)).contains(Duration.ofMinutes(1).plus(JUST_AFTER));
        world.passesQuietly(name, TIMEOUT);

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("timed_out");
        assertThat(world.onlyRun().status().times().finishedAt())
                .contains(world.onlyRun().spec().receivedAt().plus(TIMEOUT).plus(JUST_AFTER));
    }

    @Test
    void isLookedAtTheMomentThatArgoShouldHaveTakenItUp() {
        world.passes(PICKUP.minusMinutes(1));

        assertThat(world.looksAt(name)).contains(Duration.ofMinutes(1).plus(JUST_AFTER));
        world.passesQuietly(name, PICKUP);

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("timed_out");
    }

    @Test
    void tellsWhatHadToWaitAsSoonAsItMay() {
        world.workflows.reaches(name, "Running", "");
        world.settles();
        world.passes(Duration.ofSeconds(4));
        world.workflows.reaches(
                name, "Running", SomeNode.step(1, "first", "Succeeded"), SomeNode.step(2, "second", "Running"));

        assertThat(world.looksAt(name)).contains(Duration.ofSeconds(6));
    }
}
