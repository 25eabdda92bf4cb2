package io.kubeci.flow;

import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.flow.Crashes.Death;
import io.kubeci.github.Reaction;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A comment with a command of each kind that has effects, and a process that dies before and after each effect.
class CommandProcessDiesTest {

    private static final String ALL = """
            /kube-ci run
            /kube-ci deploy --template main
            /kube-ci retry
            /kube-ci cancel other
            /kube-ci setup go
            /kube-ci status
            """;

    @ParameterizedTest(name = "before effect {0}")
    @MethodSource("effects")
    void goesOnAfterDyingBeforeAnyEffect(int effect) {
        var world = world();
        world.crashes.dieBefore(effect);

        live(world);

        oneOfEverything(world);
    }

    @ParameterizedTest(name = "after effect {0}")
    @MethodSource("effects")
    void goesOnAfterDyingAfterAnyEffect(int effect) {
        var world = world();
        world.crashes.dieAfter(effect);

        live(world);

        oneOfEverything(world);
    }

    static Stream<Integer> effects() {
        var world = world();
        live(world);
        oneOfEverything(world);
        return IntStream.range(0, world.crashes.effects()).boxed();
    }

    /// A pull request, and a default branch that will be protected.
    private static World world() {
        var world = new World();
        world.people.writers.add("octocat");
        world.conversations.hasPullRequest(World.pull(7, "topic"), SHA);
        world.github.branchIsAt("main", SHA);
        return world;
    }

    private static void live(World world) {
        var inPull = World.says(ALL);
        var inIssue = World.said("octocat", 3, false, "/kube-ci setup go");
        world.contents.protects("main");
        // A Delivery without an outcome is handled again after a restart.
        survivedOnce(world, () -> world.happens(inPull));
        surviving(world, () -> world.happensAgain(inPull));
        survivedOnce(world, () -> world.happens(inIssue));
        surviving(world, () -> world.happensAgain(inIssue));
    }

    private static void survivedOnce(World world, Runnable work) {
        try {
            work.run();
        } catch (Death _) {
            world.crashes.never();
            world.restart();
        }
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
        assertThat(world.runs.all()).hasSize(2);
        assertThat(world.deploymentRequests.made()).hasSize(1);
        assertThat(world.contents.commits())
                .extracting(commit -> commit.branch().replaceFirst("delivery.*", ""))
                .containsExactly("topic", "kube-ci/setup-");
        assertThat(world.contents.openings()).hasSize(1);
        assertThat(world.conversations.replies(7)).hasSize(1);
        assertThat(world.conversations.replies(3)).hasSize(1);
        assertThat(world.conversations.reactions())
                .containsExactlyInAnyOrderElementsOf(
                        List.of(Reaction.EYES, Reaction.CONFUSED, Reaction.EYES, Reaction.ROCKET));
    }
}
