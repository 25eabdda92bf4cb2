package io.kubeci.flow;

import static io.kubeci.flow.World.NEWER;
import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.flow.EventOutcome.Result;
import io.kubeci.github.Reaction;
import io.kubeci.model.CommitSha;
import io.kubeci.policy.Trust;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunState;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `run`, `retry`, `cancel` and `status`.
class CommandedRunsTest {

    private static final String WITH_PARAMETERS = """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            spec:
              entrypoint: main
              arguments:
                parameters:
                  - {name: level, value: low, enum: [low, high]}
                  - {name: revision, value: ""}
              templates:
                - name: main
                  container: {image: alpine, command: [make]}
                - name: test
                  inputs: {parameters: [{name: suite, default: all}]}
                  container: {image: alpine, command: [make, "{{inputs.parameters.suite}}"]}
            """;

    private final World world = new World();

    @BeforeEach
    void aPullRequestOfSomebodyWhoMayWrite() {
        world.people.writers.add("octocat");
        world.conversations.hasPullRequest(World.draft(7, "topic"), SHA);
        world.github.hasFile(SHA, "ci.yaml", WITH_PARAMETERS);
    }

    @Test
    void runsTheHeadOfAPullRequestThatPolicyWouldNotBuild() {
        var outcome = world.happens(World.says("/kube-ci run"));
        world.settles();

        assertThat(outcome.result()).isEqualTo(Result.STARTED);
        assertThat(world.workflows.created()).containsExactlyElementsOf(outcome.runs());
        assertThat(world.github.checkRun(SHA, "Workflow - main").update.state().status())
                .isEqualTo("queued");
        assertThat(world.onlyRun().spec()).satisfies(spec -> {
            assertThat(spec.requested()).isTrue();
            assertThat(spec.trust()).isEqualTo(Trust.TRUSTED);
            assertThat(spec.trigger()).contains("octocat");
            assertThat(spec.pullRequests()).singleElement().isEqualTo(World.draft(7, "topic"));
        });
        assertThat(world.conversations.reactions()).containsExactly(Reaction.EYES, Reaction.ROCKET);
        assertThat(world.conversations.replies(7)).isEmpty();
    }

    @Test
    void startsAtTheTemplateWithTheParametersThatAreAskedFor() {
        world.happens(World.says("/kube-ci run test -p level=high -p 'suite=fast ones'"));
        world.settles();

        var workflow = world.workflows.workflow(world.onlyRun().name());
        assertThat(workflow.at("/spec/entrypoint").asText()).isEqualTo("test");
        assertThat(workflow.at("/spec/arguments/parameters").findValuesAsText("value"))
                .contains("high", "fast ones");
        assertThat(world.github.checkRun(SHA, "Workflow - test").update.externalId())
                .isEqualTo("test");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "run -p color=red      | The workflow declares no parameter `color`. It declares: `level`.",
                "run -p suite=fast     | The workflow declares no parameter `suite`. It declares: `level`.",
                "run -p revision=x     | The parameter `revision` is kube-ci's own",
                "run -p level=middling | The parameter `level` cannot be `middling`. It can be: `high`, `low`.",
                "run tset              | The workflow has no template `tset`. It has: `main`, `test`.",
                "rum                   | There is no command `rum`.",
                "run 'a                | is not closed",
            })
    void runsNothingAndSaysWhy(String command, String why) {
        var outcome = world.happens(World.says("/kube-ci " + command));

        assertThat(outcome.result()).isEqualTo(Result.FAILED);
        assertThat(world.runs.all()).isEmpty();
        assertThat(world.conversations.reply(7)).contains(why);
        assertThat(world.conversations.reactions()).containsExactly(Reaction.EYES, Reaction.CONFUSED);
    }

    @Test
    void saysThatThereIsNothingToRun() {
        world.conversations.hasPullRequest(World.pull(7, "topic"), new CommitSha("c".repeat(40)));

        world.happens(World.says("/kube-ci run"));

        assertThat(world.conversations.reply(7)).contains("no workflow in `.kube-ci`", "/kube-ci setup");
    }

    @Test
    void showsABrokenFileOnItsLines() {
        world.github.hasFile(SHA, "ci.yaml", World.ONE_STEP.replace("entrypoint: main", "entrypoint: mian"));

        world.happens(World.says("/kube-ci run"));
        world.settles();

        assertThat(world.github.checkRun(SHA, "Default Workflow").annotations).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "retry", "cancel", "status"})
    void saysInAnIssueThatItWorksInPullRequests(String command) {
        world.happens(World.said("octocat", 3, false, "/kube-ci " + command));

        assertThat(world.conversations.reply(3)).contains("/kube-ci " + command, "pull request");
        assertThat(world.conversations.reactions()).endsWith(Reaction.CONFUSED);
    }

    @Test
    void obeysAllCommandsOfACommentAndAnswersThemTogether() {
        world.happens(
                World.says("Both, please:\n/kube-ci run\n/kube-ci run test\n/kube-ci run tset\n> /kube-ci retry"));

        assertThat(world.runs.all()).hasSize(2);
        assertThat(world.conversations.reply(7))
                .startsWith("> `/kube-ci run tset`")
                .contains("no template `tset`");
        assertThat(world.conversations.reactions()).containsExactly(Reaction.EYES, Reaction.CONFUSED);
    }

    @Test
    void obeysTenCommandsOfAComment() {
        world.happens(World.says("/kube-ci clear-cache\n".repeat(11)));

        assertThat(world.conversations.reply(7)).contains("Only the first 10 commands");
        assertThat(world.conversations.reply(7).split("There is no cache volume", -1))
                .hasSize(11);
    }

    @Test
    void doesNothingTwiceIfAnEventComesTwice() {
        var comment = World.says("/kube-ci run\n/kube-ci run tset");

        world.happens(comment);
        world.settles();
        world.happensAgain(comment);
        world.settles();

        assertThat(world.workflows.created()).hasSize(1);
        assertThat(world.conversations.replies(7)).hasSize(1);
    }

    @Test
    void runsAgainIfSomebodyAsksAgain() {
        world.happens(World.says("/kube-ci run"));
        world.happens(World.says("/kube-ci run"));

        assertThat(world.runs.all()).hasSize(2);
    }

    @Test
    void asksForTheCommitOfAForkAndGivesTheCommandToCopy() {
        world.conversations.hasPullRequest(World.fork(7, "main"), SHA);

        world.happens(World.says("/kube-ci run test -p 'level=high' -p \"suite=it's\""));

        assertThat(world.runs.all()).isEmpty();
        assertThat(world.conversations.reply(7))
                .contains("fork", "\n/kube-ci run test -p level=high -p 'suite=it'\\''s' --sha " + SHA + "\n");
        assertThat(world.conversations.reactions()).containsExactly(Reaction.EYES, Reaction.CONFUSED);
    }

    @Test
    void runsAForksCommitThatIsApprovedByItsName() {
        world.conversations.hasPullRequest(World.fork(7, "main"), SHA);

        world.happens(World.says("/kube-ci run --sha " + SHA));
        world.settles();

        assertThat(world.workflows.created()).hasSize(1);
        assertThat(world.onlyRun().spec().trust()).isEqualTo(Trust.APPROVED);
    }

    @Test
    void runsNoOtherCommitThanTheHead() {
        world.conversations.hasPullRequest(World.fork(7, "main"), NEWER);

        world.happens(World.says("/kube-ci run --sha " + SHA));

        assertThat(world.runs.all()).isEmpty();
        assertThat(world.conversations.reply(7)).contains("`bbbbbbb` now", "--sha " + NEWER);
    }

    @Test
    void retriesWhatFailedAndNothingElse() {
        world.happens(World.says("/kube-ci run\n/kube-ci run test -p level=high"));
        world.settles();
        ends("main", "Succeeded");
        ends("test", "Failed");

        var outcome = world.happens(World.says("/kube-ci retry"));
        world.settles();

        assertThat(outcome.runs()).hasSize(1);
        assertThat(run(outcome.runs().getFirst()).spec()).satisfies(spec -> {
            assertThat(spec.entrypoint()).isEqualTo("test");
            assertThat(spec.parameters()).isEqualTo(Map.of("level", "high"));
        });
        assertThat(world.happensAgain(World.says("/kube-ci retry")).runs()).isEqualTo(outcome.runs());
        assertThat(world.workflows.created()).hasSize(3);
    }

    @Test
    void saysThatNothingHasFailed() {
        world.happens(World.says("/kube-ci retry"));
        world.happens(World.says("/kube-ci run"));
        world.settles();
        world.happens(World.says("/kube-ci retry"));

        assertThat(world.conversations.replies(7))
                .satisfiesExactly(
                        first -> assertThat(first).contains("Nothing has run on `aaaaaaa` yet"),
                        second -> assertThat(second).contains("Nothing has failed on `aaaaaaa`"));
    }

    @Test
    void retriesNothingOfAForkThatWasNotApproved() {
        world.conversations.hasPullRequest(World.fork(7, "main"), SHA);
        world.happens(World.opened(World.fork(7, "main"), SHA));
        world.settles();

        world.happens(World.says("/kube-ci retry"));

        assertThat(world.workflows.created()).isEmpty();
        assertThat(world.conversations.reply(7)).contains("fork", "--sha");
    }

    @Test
    void cancelsWhatRunsForThePullRequest() {
        world.happens(World.says("/kube-ci run\n/kube-ci run test"));
        world.settles();
        world.runs.all().forEach(run -> world.workflows.reaches(run.name(), "Running", ""));
        world.settles();

        world.happens(World.says("/kube-ci cancel test"));
        world.settles();

        assertThat(world.workflows.isStopped(named("test").name())).isTrue();
        assertThat(world.workflows.isStopped(named("main").name())).isFalse();

        world.happens(World.says("/kube-ci cancel"));
        world.settles();

        assertThat(world.workflows.isStopped(named("main").name())).isTrue();
        assertThat(named("main").spec().cancel().reason()).isEqualTo("cancelled by octocat (/kube-ci cancel)");
        assertThat(world.conversations.replies(7)).isEmpty();
    }

    @Test
    void leavesTheRunsOfOurBranchAloneIfAForksIsNamedAlike() {
        world.happens(World.pushTo("main", SHA));
        world.settles();
        world.conversations.hasPullRequest(World.fork(7, "main"), NEWER);

        world.happens(World.says("/kube-ci cancel"));

        assertThat(world.onlyRun().spec().cancel()).isNull();
        assertThat(world.conversations.reply(7)).contains("Nothing is running");
    }

    @Test
    void tellsHowTheRunsAre() {
        world.happens(World.says("/kube-ci run"));
        world.settles();
        ends("main", "Failed");

        world.happens(World.says("/kube-ci status"));

        assertThat(world.conversations.reply(7))
                .contains("[`Workflow - main`](https://github.com/octo/app/runs/1)", "| failed |", "octocat");
        assertThat(run(world.onlyRun().name()).status().phase()).isEqualTo(RunPhase.FAILED);
    }

    private void ends(String entrypoint, String phase) {
        world.workflows.reaches(named(entrypoint).name(), phase, "");
        world.settles();
    }

    private RunState named(String entrypoint) {
        return world.runs.all().stream()
                .filter(run ->
                        run.status().ownWorkflow().orElseThrow().entrypoint().equals(entrypoint))
                .findFirst()
                .orElseThrow();
    }

    private RunState run(String name) {
        return world.runs.find(name).orElseThrow();
    }
}
