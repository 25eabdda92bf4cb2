package io.kubeci.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeci.flow.EventOutcome.Result;
import io.kubeci.github.Reaction;
import io.kubeci.model.Gone;
import io.kubeci.policy.Commander;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may command, and what the others are told.
class CommandRightsTest {

    private final World world = new World();

    @BeforeEach
    void people() {
        world.people.members.add("member");
        world.people.writers.add("writer");
        world.people.team.add("builder");
    }

    @ParameterizedTest(name = "allow: {0} -> {1}: {2}")
    @CsvSource({
        "members write,         member,   true",
        "members write,         writer,   true",
        "members write,         builder,  false",
        "members write,         stranger, false",
        "members,               writer,   false",
        "members,               octo,     true",
        "write,                 member,   false",
        "team:builders,         builder,  true",
        "team:builders,         member,   false",
        "team:others,           builder,  false",
        "write team:builders,   builder,  true",
        "'',                    octo,     false"
    })
    void obeysThoseWhomOneRuleAllows(String rules, String person, boolean obeyed) {
        world.allowed = Arrays.stream(rules.split(" "))
                .flatMap(rule -> Commander.of(rule).stream())
                .toList();

        world.happens(World.said(person, 7, true, "/kube-ci help"));

        assertThat(world.conversations.reactions().contains(Reaction.ROCKET)).isEqualTo(obeyed);
    }

    @Test
    void tellsAStrangerOnceInEachConversation() {
        for (int i = 0; i < 3; i++) {
            var outcome = world.happens(World.said("stranger", 7, true, "/kube-ci run"));
            assertThat(outcome.result()).isEqualTo(Result.IGNORED);
        }
        world.happens(World.said("another", 7, true, "/kube-ci run"));
        world.happens(World.said("stranger", 8, true, "/kube-ci run"));

        assertThat(world.conversations.replies(7))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo(
                                        "`stranger`, only members of `octo`, or people with write access to this repository "
                                                + "may command kube-ci. Ask one of them to write the command."),
                        second -> assertThat(second).startsWith("`another`, only"));
        assertThat(world.conversations.replies(8)).hasSize(1);
        assertThat(world.conversations.reactions()).containsOnly(Reaction.CONFUSED);
        assertThat(world.runs.all()).isEmpty();
    }

    @Test
    void saysWhichPermissionIsMissingToAskForMembers() {
        world.people.mayNotAsk = true;

        world.happens(World.said("member", 7, true, "/kube-ci run"));
        world.happens(World.said("writer", 8, true, "/kube-ci help"));

        assertThat(world.conversations.reply(7)).contains("Members: read");
        assertThat(world.conversations.reply(8)).contains("/kube-ci run");
    }

    @Test
    void saysThatCommandsAreSwitchedOff() {
        world.allowed = List.of();

        world.happens(World.said("writer", 7, true, "/kube-ci run"));

        assertThat(world.conversations.reply(7)).contains("switched off", "commands.allow");
    }

    @Test
    void helpsWithAllCommandsAndTemplates() {
        world.happens(World.said("writer", 7, true, "/kube-ci"));

        assertThat(world.conversations.reply(7))
                .contains(
                        "- `/kube-ci run [ENTRYPOINT] [-p NAME=VALUE]… [--sha COMMIT]` runs the head",
                        "- `/kube-ci clear-cache [BRANCH]` deletes",
                        "- `go image=golang:1.25 packages=./...` A Go service",
                        "- `docker image=… context=. secret=registry-credentials` A Docker image");
    }

    @Test
    void clearsCaches() {
        world.github.hasFile(World.SHA, "ci.yaml", World.ONE_STEP.replace("kind: Workflow", """
                kind: Workflow
                metadata: {annotations: {kube-ci.qutics.com/cacheScope: branch, kube-ci.qutics.com/cacheSize: 1Gi}}"""));
        world.happens(World.pushTo("main", World.SHA));
        world.settles();

        world.happens(World.said("writer", 7, true, "/kube-ci clear-cache topic\n/kube-ci clear-cache main"));

        assertThat(world.conversations.reply(7))
                .contains(
                        "There is no cache volume of branch topic of octo", "Removed the cache volume of branch main");
    }

    @Test
    void obeysInALockedConversationWithoutAWord() {
        world.conversations.areLocked();
        world.conversations.hasPullRequest(World.pull(7, "topic"), World.SHA);

        world.happens(World.said("writer", 7, true, "/kube-ci run"));

        assertThat(world.runs.all()).hasSize(1);
    }

    @Test
    void waitsForAPullRequestThatShowsLateAndThenSaysThatItIsNotThere() {
        var comment = World.said("writer", 9, true, "/kube-ci run");
        assertThatThrownBy(() -> world.happens(comment)).isInstanceOf(Gone.class);
        assertThat(world.conversations.replies(9)).isEmpty();

        var before = world.now;
        world.passes(Duration.ofSeconds(61));
        world.happensAgain(comment, before);

        assertThat(world.conversations.reply(9)).contains("there is no pull request 9");
        assertThat(world.conversations.reactions()).endsWith(Reaction.CONFUSED);
    }
}
