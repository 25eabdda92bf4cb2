package io.kubeci.flow;

import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.github.Contents;
import io.kubeci.github.Reaction;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandedSetupTest {

    private static final String PATH = ".kube-ci/ci.yaml";

    private final World world = new World();

    @BeforeEach
    void aPullRequestOfSomebodyWhoMayWrite() {
        world.people.writers.add("octocat");
        world.conversations.hasPullRequest(World.pull(7, "topic"), SHA);
        world.github.branchIsAt("topic", SHA);
        world.github.branchIsAt("main", SHA);
    }

    @Test
    void commitsATemplateToThePullRequestsBranch() {
        world.happens(World.says("/kube-ci setup go image=golang:1.30"));

        assertThat(world.contents.file("topic", PATH))
                .contains("image: \"golang:1.30\"")
                .doesNotContain("{{image}}");
        assertThat(world.contents.commits()).singleElement().satisfies(commit -> {
            assertThat(commit.replaces()).isEmpty();
            assertThat(commit.message())
                    .startsWith("Set up .kube-ci/ci.yaml from the template go\n\n")
                    .contains("octocat", "#7");
        });
        assertThat(world.conversations.reply(7))
                .isEqualTo("`.kube-ci/ci.yaml` on branch `topic` is made from the template `go` now.");
        assertThat(world.conversations.reactions()).containsExactly(Reaction.EYES, Reaction.ROCKET);
    }

    @Test
    void replacesTheFileThatItHasSeen() {
        world.contents.hasFile("topic", PATH, "old");

        world.happens(World.says("/kube-ci setup python"));

        assertThat(world.contents.commits())
                .extracting(Contents.Change::replaces)
                .containsExactly(Optional.of(BlobName.of("old")));
    }

    @Test
    void commitsNothingIfTheFileIsThereAlready() {
        world.happens(World.says("/kube-ci setup python"));
        world.happens(World.says("/kube-ci setup python"));

        assertThat(world.contents.commits()).hasSize(1);
        assertThat(world.conversations.replies(7)).hasSize(2);
    }

    @Test
    void commitsToTheDefaultBranchFromAnIssue() {
        world.happens(World.said("octocat", 3, false, "/kube-ci setup java-maven"));

        assertThat(world.contents.file("main", PATH)).contains("mvn ");
        assertThat(world.contents.openings()).isEmpty();
    }

    @ParameterizedTest(name = "GitHub says so: {0}")
    @CsvSource({"true", "false"})
    void opensAPullRequestIfTheDefaultBranchIsProtected(boolean told) {
        if (told) {
            world.contents.protects("main");
        } else {
            world.contents.rules("main");
        }

        world.happens(World.said("octocat", 3, false, "/kube-ci setup go"));

        assertThat(world.contents.openings()).singleElement().satisfies(opening -> {
            assertThat(opening.head()).isEqualTo("kube-ci/setup-delivery-0-0");
            assertThat(opening.base()).isEqualTo("main");
            assertThat(world.contents.file(opening.head(), PATH)).contains("go");
        });
        assertThat(world.conversations.reply(3)).contains("pull request #101");
    }

    @Test
    void commitsNothingToAFork() {
        world.conversations.hasPullRequest(World.fork(7, "topic"), SHA);

        world.happens(World.says("/kube-ci setup go"));

        assertThat(world.contents.commits()).isEmpty();
        assertThat(world.conversations.reply(7)).contains("fork", "issue");
    }

    @Test
    void tellsWhatTheBranchHasAgainstIt() {
        world.contents.rules("topic");

        world.happens(World.says("/kube-ci setup go"));

        assertThat(world.conversations.reply(7)).contains("does not take the commit", "through a pull request");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "setup rust               | There is no template `rust`. There are: `docker`, `go`, `java-maven`, `python`.",
                "setup docker             | The template `docker` has to be told: `image`. `/kube-ci setup docker image=…",
                "setup go color=red       | The template `go` has no place for: `color`. `/kube-ci setup go image=golang",
                "setup go 'image=a; rm x' | `image` cannot be `a; rm x`",
                "setup                    | Which template?",
            })
    void commitsNothingAndSaysWhy(String command, String why) {
        world.happens(World.says("/kube-ci " + command));

        assertThat(world.contents.commits()).isEmpty();
        assertThat(world.conversations.reply(7)).contains(why);
        assertThat(world.conversations.reactions()).containsExactly(Reaction.EYES, Reaction.CONFUSED);
    }
}
