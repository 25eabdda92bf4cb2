package io.kubeci.flow;

import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever a step goes through, and whichever answers are lost: it has one deployment at most, and no state of it is
/// told twice in a row.
class DeploymentLawsTest {

    private static final String DEPLOY = "deploy";

    /// What happens next.
    ///
    /// @param phase of the step
    /// @param over whether the Workflow ends with it
    /// @param lost whether GitHub's next answer is lost
    /// @param dies whether the process is started anew
    record Move(String phase, boolean over, boolean lost, boolean dies) {}

    @Property(tries = 200)
    void tellsOneDeploymentEachStateOnce(@ForAll("moves") List<Move> moves) {
        var world = new World();
        world.deploys = new FlowSettings.Deploys(Pattern.compile(DEPLOY), World.NOTHING, "environment");
        world.happens(World.pushTo("main", SHA));
        world.settles();
        var name = world.onlyRun().name();

        moves.forEach(move -> happens(world, name, move));
        happens(world, name, new Move("Succeeded", true, false, false));

        assertThat(world.deployments.made()).hasSize(1);
        var states = world.deployments.states(world.deployments.onlyId());
        assertThat(states).endsWith("success");
        for (int i = 1; i < states.size(); i++) {
            assertThat(states.get(i)).isNotEqualTo(states.get(i - 1));
        }
    }

    private static void happens(World world, String name, Move move) {
        if (move.lost()) {
            world.deployments.losesTheNextAnswer();
        }
        if (move.dies()) {
            world.restart();
        }
        var phase = move.over() ? move.phase() : "Running";
        world.workflows.reaches(name, phase, SomeNode.step(7, DEPLOY, move.phase()));
        world.settles();
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        var bool = Arbitraries.of(true, false);
        return Combinators.combine(
                        Arbitraries.of("Pending", "Running", "Succeeded", "Failed", "Error"), bool, bool, bool)
                .as((phase, over, lost, dies) ->
                        new Move(phase, over && !phase.equals("Pending") && !phase.equals("Running"), lost, dies))
                .list()
                .ofMaxSize(8);
    }
}
