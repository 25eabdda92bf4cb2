package io.kubeci.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.flow.RunOrders.Asker;
import io.kubeci.flow.RunOrders.Outcome;
import io.kubeci.flow.RunOrders.Wanted;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.policy.Trust;
import io.kubeci.run.RunPhase;
import org.junit.jupiter.api.Test;

class RunOrdersTest {

    private static final Asker ALICE = new Asker("alice through the API", "", "alice/1");
    private static final GitRef TOPIC = new GitRef.Branch("topic");

    private final World world = new World();
    private final InMemoryRepositories repositories = new InMemoryRepositories();
    private final RunOrders requests =
            new RunOrders(world.runs, world.pipelines(), world.github, repositories, () -> world.now);

    private Outcome start(CommitSha sha, Asker asker) {
        return requests.start(new Wanted(World.repository(), TOPIC, sha, ""), asker);
    }

    @Test
    void runsACommitOfABranchThatIsNotBuiltUnasked() {
        repositories.isAt(TOPIC, World.SHA);

        var outcome = start(World.SHA, ALICE);
        world.settles();

        var run = world.onlyRun();
        assertThat(outcome).isEqualTo(new Outcome.Stored(run.name(), true));
        assertThat(run.spec().trigger()).isEqualTo("request by alice through the API");
        assertThat(run.spec().trust()).isEqualTo(Trust.TRUSTED);
        assertThat(world.workflows.created()).containsExactly(run.name());
        assertThat(world.github
                        .checkRun(World.SHA, "Workflow - main")
                        .update
                        .state()
                        .status())
                .isEqualTo("queued");
    }

    @Test
    void trustsACommitLessThatIsNotWhereItsBranchIs() {
        repositories.isAt(TOPIC, World.NEWER);

        start(World.SHA, ALICE);

        assertThat(world.onlyRun().spec().trust()).isEqualTo(Trust.APPROVED);
    }

    @Test
    void makesOneRunOfARequestThatComesTwice() {
        var first = start(World.SHA, ALICE);
        var second = start(World.SHA, ALICE);
        start(World.SHA, new Asker("bob", "", "bob/1"));

        assertThat(second).isEqualTo(new Outcome.Stored(((Outcome.Stored) first).name(), false));
        assertThat(world.runs.all()).hasSize(2);
    }

    @Test
    void knowsThePullRequestsOfTheBranch() {
        world.github.hasPullRequest("topic", World.pull(7, "topic"));

        start(World.SHA, ALICE);

        assertThat(world.onlyRun().spec().pullRequests()).hasSize(1);
    }

    @Test
    void refusesACommitWithoutCiFiles() {
        assertThat(start(new CommitSha("c".repeat(40)), ALICE))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("ccccccc", "no CI files"));
        assertThat(world.runs.all()).isEmpty();
    }

    @Test
    void cancelsARunThatGoesOnAndTellsWho() {
        start(World.SHA, ALICE);
        world.settles();
        var name = world.onlyRun().name();
        world.workflows.reaches(name, "Running", "");
        world.settles();

        assertThat(requests.cancel(name, new Asker("bob", "", "k"))).isEqualTo(new Outcome.Stored(name, true));
        assertThat(requests.cancel(name, new Asker("carol", "", "k"))).isEqualTo(new Outcome.Stored(name, false));
        world.settles();
        assertThat(world.workflows.isStopped(name)).isTrue();
        world.workflows.reaches(name, "Failed", "Stopped with strategy 'Stop'");
        world.settles();

        assertThat(world.onlyRun().status().phase()).isEqualTo(RunPhase.CANCELLED);
        var shown = world.github.checkRun(World.SHA, "Workflow - main");
        assertThat(shown.conclusion()).isEqualTo("cancelled");
        assertThat(shown.update.output().toString()).contains("cancelled by bob");
        assertThat(requests.cancel(name, ALICE)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void retriesWhatHasEndedAndNothingElse() {
        start(World.SHA, ALICE);
        world.settles();
        var name = world.onlyRun().name();

        assertThat(requests.again(name, ALICE)).isInstanceOf(Outcome.Refused.class);

        world.workflows.reaches(name, "Failed", "");
        world.settles();
        var again = requests.again(name, new Asker("bob", "", "bob/2"));
        world.settles();

        assertThat(again).isInstanceOf(Outcome.Stored.class);
        var second = world.runs.find(((Outcome.Stored) again).name()).orElseThrow();
        assertThat(second.spec().trigger()).isEqualTo("retry of %s by bob".formatted(name));
        assertThat(world.workflows.created()).containsExactly(name, second.name());
    }

    @Test
    void doesNotRetryAForksCommitByTheWay() {
        world.happens(World.opened(World.fork(8, "topic"), World.SHA));
        world.settles();

        assertThat(requests.again(world.onlyRun().name(), ALICE))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("fork", World.SHA.hex()));
    }

    @Test
    void doesNotKnowRunsThatAreNotThere() {
        assertThat(requests.cancel("nothing", ALICE)).isEqualTo(new Outcome.Missing());
        assertThat(requests.again("nothing", ALICE)).isEqualTo(new Outcome.Missing());
    }
}
