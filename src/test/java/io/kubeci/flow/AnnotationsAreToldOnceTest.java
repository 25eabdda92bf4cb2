package io.kubeci.flow;

import static io.kubeci.flow.World.NEWER;
import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.flow.Crashes.Death;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// GitHub appends annotations, so a report that is sent again after a death would show them twice.
class AnnotationsAreToldOnceTest {

    @ParameterizedTest(name = "after effect {0}")
    @MethodSource("effects")
    void showsEachAnnotationOnceWhereverTheProcessDies(int effect) {
        var world = new World();
        world.crashes.dieAfter(effect);

        live(world);

        assertThat(world.github.checkRun(SHA, "Workflow - main").annotations).hasSize(2);
        assertThat(world.github.checkRun(NEWER, "Default Workflow").annotations).hasSize(1);
    }

    /// As many as an undisturbed run has.
    static Stream<Integer> effects() {
        var world = new World();
        live(world);
        assertThat(world.crashes.effects()).isGreaterThan(8);
        return IntStream.range(0, world.crashes.effects()).boxed();
    }

    private static void live(World world) {
        world.github.hasPaths(Set.of("main.go"));
        world.github.hasFile(NEWER, "ci.yaml", World.ONE_STEP.replace("entrypoint: main", "entrypoint: mian"));
        surviving(world, () -> world.happens(World.pushTo("main", SHA)));
        surviving(world, world::settles);
        var name = world.onlyRun().name();
        world.pods.printed(name, "main.go:12:5: error: undefined: foo\nmain.go:14: error: unused bar\n");
        world.workflows.reaches(name, "Failed", "main: Error (exit code 1)");
        surviving(world, world::settles);
        surviving(world, () -> world.happens(World.pushTo("main", NEWER)));
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
}
