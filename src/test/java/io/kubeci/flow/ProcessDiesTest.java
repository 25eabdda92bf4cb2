package io.kubeci.flow;

import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.kubeci.event.CiEvent;
import io.kubeci.flow.Crashes.Death;
import io.kubeci.model.GitRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The table "If the process dies here" of docs/architecture.md: dies before and after every single effect.
class ProcessDiesTest {

    private static final String CHECK = "Workflow - main";
    private static final long PERSONS = 5;
    private static final String CI = """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata:
              annotations: {kube-ci.qutics.com/cacheScope: project, kube-ci.qutics.com/cacheSize: 10Gi}
            spec:
              entrypoint: main
              templates:
                - {name: main, container: {image: alpine, command: [make]}}
                - {name: release, container: {image: alpine, command: [release]}}
                - {name: promote, container: {image: alpine, command: [promote]}}
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

    /// As many as an undisturbed run has.
    static Stream<Integer> effects() {
        var world = world();
        live(world);
        assertThat(world.crashes.effects()).isGreaterThan(40);
        return IntStream.range(0, world.crashes.effects()).boxed();
    }

    private static World world() {
        var world = new World();
        world.github.hasFile(SHA, "ci.yaml", CI);
        world.github.hasPullRequest("topic", World.pull(7, "topic"));
        world.github.branchIsAt("topic", SHA);
        world.deploys =
                new FlowSettings.Deploys(Pattern.compile("^deploy"), Pattern.compile("^production$"), "environment");
        world.manual = new FlowSettings.Manual(Pattern.compile("^(release|promote)$"), World.NOTHING, World.NOTHING);
        world.deployments.hasOneOfAPerson(PERSONS);
        return world;
    }

    /// A push, a step that deploys, two manual steps of which one is run and one skipped, a person's deployment.
    private static void live(World world) {
        CiEvent push = World.pushTo("topic", SHA);
        surviving(world, () -> world.happens(push));
        surviving(world, world::settles);
        // A Delivery without an outcome is handled again after a restart.
        surviving(world, () -> world.happensAgain(push));
        surviving(world, world::settles);
        var name = world.onlyRun().name();
        world.workflows.reaches(name, "Running", deploy("Running"));
        surviving(world, world::settles);
        world.pods.printed(name, "done\n");
        world.workflows.reaches(name, "Succeeded", deploy("Succeeded"));
        surviving(world, world::settles);
        succeeds(world, () -> pressed(world, "run", "release"));
        surviving(world, () -> world.happens(pressed(world, "skip", "promote")));
        succeeds(
                world,
                () -> new CiEvent.DeploymentRequested(
                        World.repository(), "octocat", PERSONS, new GitRef.Branch("topic"), SHA, "promote", "staging"));
        world.settles();
        assertThat(world.volumes.names()).hasSize(1);
        var cleared = new CiEvent.ButtonPressed(
                World.repository(),
                "octocat",
                Optional.of("topic"),
                SHA,
                world.github.checkRun(SHA, CHECK).id,
                CHECK,
                "main",
                "clearCache",
                List.of());
        surviving(world, () -> world.happens(cleared));
    }

    private static void succeeds(World world, Supplier<CiEvent> event) {
        var happened = event.get();
        surviving(world, () -> world.happens(happened));
        surviving(world, world::settles);
        var name = world.workflows.created().getLast();
        world.workflows.reaches(name, "Running", "");
        surviving(world, world::settles);
        world.workflows.reaches(name, "Succeeded", "");
        surviving(world, world::settles);
    }

    private static CiEvent pressed(World world, String button, String template) {
        var offer = world.github.checkRun(SHA, "Workflow - " + template);
        return new CiEvent.ButtonPressed(
                World.repository(),
                "octocat",
                Optional.of("topic"),
                SHA,
                offer.id,
                offer.update.name(),
                template,
                button,
                List.of());
    }

    private static SomeNode deploy(String phase) {
        return SomeNode.step(7, "deploy", phase).in("staging");
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
        assertThat(world.workflows.created())
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(world.workflows.workflow(name).toString())
                        .contains(world.volumes.created().getFirst()));
        assertThat(world.github.checkRuns())
                .extracting(run -> run.update.name() + ": " + run.conclusion())
                .containsExactlyInAnyOrder(
                        "Workflow - main: success",
                        "Workflow - release: neutral",
                        "Workflow - release: success",
                        "Workflow - promote: neutral",
                        "Workflow - promote (deployment): success");
        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("success");
        assertThat(world.volumes.names()).isEmpty();
        assertThat(world.github.checkRun(SHA, CHECK).update.output().summary())
                .contains("@octocat", "pressed **Clear Cache**");
        assertThat(world.github
                        .checkRun(SHA, "Workflow - promote")
                        .update
                        .output()
                        .title())
                .isEqualTo("Manual Step - Skipped");
        assertThat(world.deployments.states(world.deployments.onlyId())).containsExactly("in_progress", "success");
        assertThat(world.deployments.states(PERSONS)).containsExactly("queued", "in_progress", "success");
    }
}
