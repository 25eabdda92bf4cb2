package io.kubeci.flow;

import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.event.CiEvent;
import io.kubeci.flow.Crashes.Death;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The table "If the process dies here" of docs/architecture.md: dies before and after every single effect.
class ProcessDiesTest {

    private static final String CHECK = "Workflow - main";

    @ParameterizedTest(name = "before effect {0}")
    @MethodSource("effects")
    void goesOnAfterDyingBeforeAnyEffect(int effect) {
        var world = new World();
        world.crashes.dieBefore(effect);

        live(world);

        oneOfEverything(world);
    }

    @ParameterizedTest(name = "after effect {0}")
    @MethodSource("effects")
    void goesOnAfterDyingAfterAnyEffect(int effect) {
        var world = new World();
        world.crashes.dieAfter(effect);

        live(world);

        oneOfEverything(world);
    }

    /// As many as an undisturbed run has.
    static Stream<Integer> effects() {
        var world = new World();
        live(world);
        assertThat(world.crashes.effects()).isGreaterThan(8);
        return IntStream.range(0, world.crashes.effects()).boxed();
    }

    private static void live(World world) {
        world.github.hasFile(SHA, "ci.yaml", SomeCaches.workflow("project", "10Gi"));
        CiEvent push = World.pushTo("main", SHA);
        surviving(world, () -> world.happens(push));
        surviving(world, world::settles);
        // A Delivery without an outcome is handled again after a restart.
        surviving(world, () -> world.happensAgain(push));
        surviving(world, world::settles);
        var name = world.onlyRun().name();
        world.workflows.reaches(name, "Running", "");
        surviving(world, world::settles);
        world.pods.printed(name, "done\n");
        world.workflows.reaches(name, "Succeeded", "");
        surviving(world, world::settles);
        world.settles();
    }

    private static void surviving(World world, Runnable work) {
        try {
            work.run();
        } catch (Death _) {
            world.crashes.never();
            world.restart();
            work.run();
        }
    }

    private static void oneOfEverything(World world) {
        assertThat(world.volumes.created()).hasSize(1);
        assertThat(world.workflows.created()).hasSize(1);
        assertThat(world.workflows.workflow(world.onlyRun().name()).toString())
                .contains(world.volumes.created().getFirst());
        assertThat(world.github.checkRuns()).hasSize(1);
        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("success");
    }
}
