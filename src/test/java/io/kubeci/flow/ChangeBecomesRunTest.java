package io.kubeci.flow;

import static io.kubeci.flow.World.NEWER;
import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.event.CiEvent;
import io.kubeci.flow.EventOutcome.Result;
import io.kubeci.model.CommitSha;
import io.kubeci.model.PullRequest;
import io.kubeci.run.RunPhase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeBecomesRunTest {

    private final World world = new World();

    @Test
    void buildsAPushToMain() {
        var outcome = world.happens(World.pushTo("main", SHA));
        world.settles();

        assertThat(outcome.result()).isEqualTo(Result.STARTED);
        assertThat(world.workflows.created()).containsExactlyElementsOf(outcome.runs());
        assertThat(world.github.checkRun(SHA, "Workflow - main").update.state().status())
                .isEqualTo("queued");
    }

    @Test
    void leavesARepositoryWithoutCiFilesAlone() {
        var bare = new CommitSha("c".repeat(40));

        var outcome = world.happens(World.pushTo("main", bare));
        world.settles();

        assertThat(outcome.result()).isEqualTo(Result.IGNORED);
        assertThat(world.runs.all()).isEmpty();
        assertThat(world.github.checkRuns()).isEmpty();
    }

    @Test
    void leavesADirectoryWithoutWorkflowOrScriptAlone() {
        var docs = new CommitSha("c".repeat(40));
        world.github.hasFile(docs, "README.md", "nothing to run");

        world.happens(World.pushTo("main", docs));
        world.settles();

        assertThat(world.runs.all()).isEmpty();
        assertThat(world.github.checkRuns()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void makesOneRunOfPushSuiteAndPullRequestInAnyOrder(String order, List<CiEvent> events) {
        world.github.hasPullRequest("topic", World.pull(7, "topic"));

        events.forEach(event -> {
            world.happens(event);
            world.settles();
            world.happensAgain(event);
            world.settles();
        });

        assertThat(world.workflows.created()).hasSize(1);
        assertThat(world.github.checkRuns()).hasSize(1);
        assertThat(world.onlyRun().spec().pullRequests())
                .extracting(PullRequest::number)
                .containsExactly(7);
    }

    static Stream<Object[]> orders() {
        CiEvent push = World.pushTo("topic", SHA);
        CiEvent suite = World.suiteOf("topic", SHA, World.bare(7, "topic"));
        CiEvent pull = World.opened(World.pull(7, "topic"), SHA);
        return Stream.of(
                new Object[] {"push, suite, pull request", List.of(push, suite, pull)},
                new Object[] {"suite, pull request, push", List.of(suite, pull, push)},
                new Object[] {"pull request, push, suite", List.of(pull, push, suite)},
                new Object[] {"suite, push, pull request", List.of(suite, push, pull)},
                new Object[] {"everything twice", List.of(pull, suite, push, push, suite, pull)});
    }

    @Test
    void declinesABranchAndTellsTheWayOut() {
        world.happens(World.pushTo("topic", SHA));
        world.settles();

        var notice = world.github.checkRun(SHA, "Default Workflow");
        assertThat(notice.conclusion()).isEqualTo("neutral");
        assertThat(notice.update.output().summary()).contains("/kube-ci run");
        assertThat(world.workflows.created()).isEmpty();
        assertThat(world.onlyRun().status().phase()).isEqualTo(RunPhase.DECLINED);
    }

    @Test
    void runsADeclinedCommitOnceAPullRequestIsOpened() {
        world.happens(World.pushTo("topic", SHA));
        world.settles();

        world.happens(World.opened(World.pull(7, "topic"), SHA));
        world.settles();

        assertThat(world.workflows.created()).hasSize(1);
        assertThat(world.github.checkRun(SHA, "Workflow - main").update.state().status())
                .isEqualTo("queued");
    }

    @Test
    void declinesADraftUntilItIsReadyForReview() {
        world.happens(World.opened(World.draft(7, "topic"), SHA));
        world.settles();
        assertThat(world.github.checkRun(SHA, "Default Workflow").conclusion()).isEqualTo("neutral");
        assertThat(world.workflows.created()).isEmpty();

        world.happens(World.opened(World.pull(7, "topic"), SHA));
        world.settles();

        assertThat(world.workflows.created()).hasSize(1);
    }

    @Test
    void asksWhetherAPullRequestThatASuiteNamesIsADraft() {
        world.github.hasPullRequest("topic", World.draft(7, "topic"));

        world.happens(World.suiteOf("topic", SHA, World.bare(7, "topic")));
        world.settles();

        assertThat(world.workflows.created()).isEmpty();
        assertThat(world.github
                        .checkRun(SHA, "Default Workflow")
                        .update
                        .output()
                        .title())
                .contains("draft");
    }

    @Test
    void declinesAForkOnItsCommitAndAsksForAction() {
        world.happens(World.opened(World.fork(8, "main"), SHA));
        world.settles();

        var notice = world.github.checkRun(SHA, "Default Workflow");
        assertThat(notice.conclusion()).isEqualTo("action_required");
        assertThat(notice.update.output().summary()).contains("/kube-ci run");
        assertThat(world.workflows.created()).isEmpty();
    }

    @Test
    void saysNothingOfANewBranchAtACommitThatWasBuilt() {
        world.happens(World.pushTo("main", SHA));
        world.settles();

        world.happens(World.pushTo("topic", SHA));
        world.settles();

        assertThat(world.github.checkRuns()).hasSize(1);
    }

    @Test
    void buildsACommitAgainOnceItReachesABranchThatIsBuilt() {
        world.happens(World.pushTo("topic", SHA));
        world.settles();

        world.happens(World.pushTo("main", SHA));
        world.settles();

        assertThat(world.workflows.created()).hasSize(1);
    }

    @Test
    void tellsTheAuthorOfABrokenFileWhere() {
        world.github.hasFile(NEWER, "ci.yaml", World.ONE_STEP.replace("entrypoint: main", "entrypoint: mian"));

        world.happens(World.pushTo("main", NEWER));
        world.settles();

        var notice = world.github.checkRun(NEWER, "Default Workflow");
        assertThat(notice.conclusion()).isEqualTo("failure");
        assertThat(notice.annotations).anySatisfy(annotation -> {
            assertThat(annotation.path()).isEqualTo(".kube-ci/ci.yaml");
            assertThat(annotation.startLine()).isEqualTo(4);
            assertThat(annotation.message()).contains("mian");
        });
    }

    @Test
    void needsTwoReadsAndOneWriteToStart() {
        world.happens(World.pushTo("main", SHA));
        world.settles();

        assertThat(world.github.calls()).isEqualTo(3);
    }

    @Test
    void needsNothingMoreForTheSuiteOfThePush() {
        world.happens(World.pushTo("main", SHA));
        world.settles();

        world.happens(World.suiteOf("main", SHA));
        world.settles();

        assertThat(world.github.calls()).isEqualTo(3);
    }
}
