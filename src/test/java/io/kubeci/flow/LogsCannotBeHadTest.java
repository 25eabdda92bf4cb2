package io.kubeci.flow;

import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.model.Gone;
import io.kubeci.model.Unavailable;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Logs, and the paths that are looked for in them, are a help: without them a run ends as well.
class LogsCannotBeHadTest {

    private static final String CHECK = "Workflow - main";
    private final World world = new World();
    private String name = "";

    @BeforeEach
    void aRunIsUnderWay() {
        world.happens(World.pushTo("main", SHA));
        world.settles();
        name = world.onlyRun().name();
        world.workflows.reaches(name, "Running", "");
        world.settles();
    }

    @Test
    void tellsTheEndOfARunWhosePodsAreOnALostNode() {
        world.pods.printed(name, "boom");
        world.pods.areOnALostNode();
        world.workflows.reaches(name, "Failed", "pod deleted");
        world.settles();
        assertThat(world.github.checkRun(SHA, CHECK).conclusion())
                .as("the node may come back")
                .isEmpty();

        world.passes(Duration.ofMinutes(3));
        world.settles();

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("failure");
    }

    @Test
    void stopsARunThatTakesTooLongThoughALogCannotBeRead() {
        world.pods.printed(name, "boom");
        world.pods.areOnALostNode();
        world.workflows.reaches(name, "Failed", "pod deleted");
        ((ObjectNode) world.workflows.workflow(name).path("status")).put("phase", "Running");
        world.settles();

        world.passes(Duration.ofHours(25));
        world.settles();

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("timed_out");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void tellsTheEndAndGuessesThePathsIfGitHubDoesNotListThem(
            String what, Supplier<RuntimeException> refusal, Duration patience) {
        world.pods.printed(name, "main.go:12:5: error: undefined: foo\n");
        world.github.refusesPaths(refusal);
        world.workflows.reaches(name, "Failed", "main: Error (exit code 1)");
        world.settles();

        world.passes(patience);
        world.settles();

        var check = world.github.checkRun(SHA, CHECK);
        assertThat(check.conclusion()).isEqualTo("failure");
        assertThat(check.annotations).hasSize(1);
    }

    static Stream<Object[]> refusals() {
        Supplier<RuntimeException> never = () -> new Gone("reading the tree: GitHub answered 403");
        Supplier<RuntimeException> notNow =
                () -> new Unavailable("reading the tree: GitHub answered 502", Duration.ZERO);
        return Stream.of(
                new Object[] {"refused", never, Duration.ZERO},
                new Object[] {"failing all the time", notNow, Duration.ofMinutes(16)});
    }
}
