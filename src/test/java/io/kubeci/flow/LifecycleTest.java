package io.kubeci.flow;

import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.kubeci.event.CiEvent;
import io.kubeci.flow.EventOutcome.Result;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import io.kubeci.policy.PolicySettings;
import io.kubeci.run.RunPhase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes away or changes while runs live.
class LifecycleTest {

    private static final String CHECK = "Workflow - main";
    private static final String QUEUE = "gh-readonly-queue/main/pr-7-" + "c".repeat(40);

    private World world = new World();

    private String building(CiEvent event) {
        var run = world.happens(event).runs().getFirst();
        world.settles();
        world.workflows.reaches(run, "Running", "");
        world.settles();
        world.passes(Duration.ofSeconds(30));
        return run;
    }

    private static CiEvent deleted(String branch) {
        return new CiEvent.RefDeleted(World.repository(), "octocat", new GitRef.Branch(branch));
    }

    private static CiEvent closed(PullRequest pull) {
        return new CiEvent.PullRequestClosed(World.repository(), "octocat", pull, SHA);
    }

    private static CiEvent installation(String action) {
        return new CiEvent.InstallationChanged(1, "octo", action, "octocat");
    }

    private void stopsAndSettles(String run) {
        world.settles();
        assertThat(world.workflows.isStopped(run)).isTrue();
        world.workflows.reaches(run, "Failed", "Stopped with strategy 'Stop'");
        world.settles();
    }

    @Test
    void cancelsTheRunsOfADeletedBranchAndSaysWhy() {
        var run = building(World.pushTo("main", SHA));

        var outcome = world.happens(deleted("main"));
        stopsAndSettles(run);

        assertThat(outcome.result()).isEqualTo(Result.DONE);
        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("cancelled");
        assertThat(world.github.checkRun(SHA, CHECK).update.output().title()).contains("branch main was deleted");
        assertThat(world.happens(deleted("main")).reason()).startsWith("nothing runs for branch main");
    }

    @Test
    void leavesTheRunsOfABranchThatIsThereAgain() {
        var run = building(World.pushTo("main", SHA));
        world.refs.has(new GitRef.Branch("main"));

        assertThat(world.happens(deleted("main")).reason()).isEqualTo("branch main is there again");
        world.settles();

        assertThat(world.workflows.isStopped(run)).isFalse();
    }

    @Test
    void buildsARestoredBranchAgainOnce() {
        var run = building(World.pushTo("main", SHA));
        world.happens(deleted("main"));
        stopsAndSettles(run);

        world.github.branchIsAt("main", SHA);
        world.happens(World.pushTo("main", SHA));
        world.happens(World.suiteOf("main", SHA));
        world.settles();

        assertThat(world.workflows.created()).hasSize(2);
    }

    @Test
    void takesALateWebhookOfADeletedBranchForNoNews() {
        var run = building(World.pushTo("main", SHA));
        world.happens(deleted("main"));
        stopsAndSettles(run);

        assertThat(world.happens(World.suiteOf("main", SHA)).result()).isEqualTo(Result.JOINED);
        world.settles();

        assertThat(world.workflows.created()).hasSize(1);
    }

    @Test
    void leavesTheRunsOfAClosedPullRequestAloneUnlessToldOtherwise() {
        var run = building(World.opened(World.pull(7, "topic"), SHA));

        assertThat(world.happens(closed(World.pull(7, "topic"))).reason()).contains("cancelOnClose");
        world.settles();

        assertThat(world.workflows.isStopped(run)).isFalse();
    }

    @Test
    void cancelsTheRunsOfAClosedPullRequestWhereToldTo() {
        world = cancellingOnClose();
        var run = building(World.opened(World.pull(7, "topic"), SHA));

        world.happens(closed(World.pull(7, "topic")));
        stopsAndSettles(run);

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("cancelled");
        assertThat(world.github.checkRun(SHA, CHECK).update.output().summary())
                .contains("pull request \\#7 was closed");
    }

    @Test
    void buildsAReopenedPullRequestAgain() {
        world = cancellingOnClose();
        var run = building(World.opened(World.pull(7, "topic"), SHA));
        world.happens(closed(World.pull(7, "topic")));
        stopsAndSettles(run);

        world.github.branchIsAt("topic", SHA);
        world.happens(World.opened(World.pull(7, "topic"), SHA));
        world.settles();

        assertThat(world.workflows.created()).hasSize(2);
    }

    @Test
    void keepsARunThatAnotherPullRequestWants() {
        world = cancellingOnClose();
        var run = building(World.opened(World.pull(7, "topic"), SHA));
        world.happens(World.opened(World.pull(8, "topic"), SHA));
        world.github.hasPullRequest("topic", World.pull(8, "topic"));

        assertThat(world.happens(closed(World.pull(7, "topic"))).result()).isEqualTo(Result.IGNORED);
        world.settles();

        assertThat(world.workflows.isStopped(run)).isFalse();
    }

    @Test
    void keepsARunThatTheBranchItselfWants() {
        world = cancellingOnClose();
        var run = building(World.opened(World.pull(7, "main"), SHA));

        world.happens(closed(World.pull(7, "main")));
        world.settles();

        assertThat(world.workflows.isStopped(run)).isFalse();
    }

    @Test
    void runsADeclinedPullRequestThatGetsABaseThatIsBuilt() {
        world.happens(
                World.opened(new PullRequest(7, "attic", "topic", false, false, "A change", "https://x/7", true), SHA));
        world.settles();
        assertThat(world.workflows.created()).isEmpty();

        world.happens(
                new CiEvent.PullRequestChanged(World.repository(), "octocat", "edited", World.pull(7, "topic"), SHA));
        world.settles();

        assertThat(world.workflows.created()).hasSize(1);
    }

    @Test
    void buildsAMergeGroupUnderTheSameCheckNames() {
        world.happens(
                new CiEvent.MergeGroupRequested(World.repository(), "octocat", SHA, "refs/heads/" + QUEUE, "main"));
        world.settles();

        assertThat(world.github.checkRun(SHA, CHECK).update.state().status()).isEqualTo("queued");
        assertThat(world.onlyRun().spec().refName()).isEqualTo(QUEUE);
        assertThat(world.onlyRun().spec().pullRequests())
                .extracting(PullRequest::number)
                .containsExactly(7);
    }

    @Test
    void declinesAMergeGroupOfABaseThatIsNotBuilt() {
        world.happens(new CiEvent.MergeGroupRequested(
                World.repository(), "octocat", SHA, "refs/heads/" + QUEUE.replace("main", "attic"), "attic"));
        world.settles();

        assertThat(world.github.checkRun(SHA, "Default Workflow").conclusion()).isEqualTo("neutral");
    }

    @Test
    void cancelsAMergeGroupThatIsDestroyed() {
        var head = "refs/heads/" + QUEUE;
        var run = building(new CiEvent.MergeGroupRequested(World.repository(), "octocat", SHA, head, "main"));

        world.happens(new CiEvent.MergeGroupDestroyed(World.repository(), "octocat", SHA, head));
        stopsAndSettles(run);

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("cancelled");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"renamed, 1, octo, shop", "transferred, 5, acme, app"})
    void goesOnUnderTheNewNameOfARepository(String action, long installation, String owner, String name) {
        building(World.pushTo("main", SHA));
        var now = new Repository(new RepoRef(installation, 42, owner, name), "s", "g", "h", "p", "main");

        world.happens(new CiEvent.RepositoryChanged(now, "octocat", action, "octo/app"));

        assertThat(world.onlyRun().spec().revision().repo()).isEqualTo(now.ref());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"suspend, suspended", "deleted, removed"})
    void endsWhatNobodyCanBeToldOf(String action, String word) {
        var run = building(World.pushTo("main", SHA));
        int calls = world.github.calls();

        world.happens(installation(action));
        world.settles();

        assertThat(world.onlyRun().status().phase()).isEqualTo(RunPhase.GONE);
        assertThat(world.onlyRun().status().why()).contains(word);
        assertThat(world.workflows.isStopped(run)).isTrue();
        assertThat(world.github.calls()).isEqualTo(calls);
    }

    @Test
    void leavesFinishedRunsAsTheyAre() {
        var run = building(World.pushTo("main", SHA));
        world.workflows.reaches(run, "Succeeded", "");
        world.settles();

        world.happens(installation("deleted"));
        world.settles();

        assertThat(world.onlyRun().status().phase()).isEqualTo(RunPhase.SUCCEEDED);
    }

    @Test
    void tellsOfTheEndWhenTheSuspensionIsOver() {
        var run = building(World.pushTo("main", SHA));
        world.happens(installation("suspend"));
        stopsAndSettles(run);

        world.happens(installation("unsuspend"));
        world.settles();

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("cancelled");
        assertThat(world.github.checkRun(SHA, CHECK).update.output().summary()).contains("suspended", "start it again");
    }

    @Test
    void beginsWhatHadNotBegunWhenTheSuspensionIsOver() {
        world.happens(World.pushTo("main", SHA));
        world.happens(installation("suspend"));
        world.settles();
        assertThat(world.onlyRun().status().phase()).isEqualTo(RunPhase.GONE);

        world.happens(installation("unsuspend"));
        world.settles();

        assertThat(world.workflows.created()).hasSize(1);
        assertThat(world.github.checkRuns()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"deleted", "archived"})
    void endsTheRunsOfARepositoryThatTakesNothingAnyMore(String action) {
        var run = building(World.pushTo("main", SHA));

        world.happens(new CiEvent.RepositoryChanged(World.repository(), "octocat", action, "octo/app"));
        world.settles();

        assertThat(world.onlyRun().status().phase()).isEqualTo(RunPhase.GONE);
        assertThat(world.onlyRun().status().why()).contains(action);
        assertThat(world.workflows.isStopped(run)).isTrue();
    }

    private static World cancellingOnClose() {
        return new World(World.settings(new PolicySettings(Pattern.compile("^main$"), false, true)));
    }
}
