package io.kubeci.flow;

import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.event.CiEvent;
import io.kubeci.github.CheckRunUpdate.Action;
import io.kubeci.model.GitRef;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// "Clear Cache" on the check run of a run: what it does, and what people read of it.
class ButtonsAreAnsweredTest {

    private static final String CHECK = "Workflow - main";

    private final World world = new World();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"project, clearCache", "branch, clearCacheBranch"})
    void clearsTheCacheAndSaysSoOnTheCheckRun(String scope, String button) {
        succeeds(scope, World.pushTo("main", SHA));
        var claim = world.volumes.created().getFirst();

        var outcome = presses(button, "octocat");

        assertThat(world.volumes.names()).isEmpty();
        assertThat(outcome.result()).isEqualTo(EventOutcome.Result.DONE);
        assertThat(summary()).contains("@octocat", "Removed the cache volume", claim);
        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("success");
        assertThat(buttons()).containsExactly(button);
    }

    @Test
    void keepsOnlyTheLastAnswer() {
        succeeds("project", World.pushTo("main", SHA));
        var before = summary();

        presses("clearCache", "octocat");
        presses("clearCache", "octocat");

        assertThat(summary()).contains("There is no cache volume of octo/app").doesNotContain("Removed");
        assertThat(summary()).endsWith(before);
    }

    @Test
    void refusesAStrangerAndSaysWhoMay() {
        succeeds("project", World.pushTo("main", SHA));

        var outcome = presses("clearCache", "mallory");

        assertThat(world.volumes.names()).hasSize(1);
        assertThat(outcome.result()).isEqualTo(EventOutcome.Result.IGNORED);
        assertThat(summary()).contains("@mallory", "nothing was done", "write access");
        assertThat(buttons()).containsExactly("clearCache");
    }

    @Test
    void doesNotTakeATagForABranch() {
        world.refs.tagIsAt("v1", SHA);
        succeeds(
                "project",
                new CiEvent.Pushed(World.repository(), "octocat", new GitRef.Tag("v1"), World.NONE, SHA, false));

        presses("clearCacheBranch", "octocat");

        assertThat(world.volumes.names()).hasSize(1);
        assertThat(summary()).contains("no branch");
    }

    @Test
    void leavesOtherAppsButtonsAlone() {
        succeeds("project", World.pushTo("main", SHA));
        var before = summary();

        var outcome = presses("other", "octocat");

        assertThat(outcome.result()).isEqualTo(EventOutcome.Result.IGNORED);
        assertThat(summary()).isEqualTo(before);
    }

    private void succeeds(String scope, CiEvent event) {
        world.github.hasFile(
                SHA,
                "ci.yaml",
                SomeCaches.workflow("cacheScope: %s\ncacheSize: 10Gi\nrunForTag: \"true\"".formatted(scope)));
        var outcome = world.happens(event);
        world.settles();
        world.workflows.reaches(outcome.runs().getFirst(), "Succeeded", "");
        world.settles();
    }

    private EventOutcome presses(String button, String person) {
        var check = world.github.checkRun(SHA, CHECK);
        return world.happens(new CiEvent.ButtonPressed(
                World.repository(),
                person,
                Optional.of("main"),
                SHA,
                check.id,
                check.update.name(),
                check.update.externalId(),
                button,
                List.of()));
    }

    /// Without the backslashes that keep texts from being Markdown.
    private String summary() {
        return world.github.checkRun(SHA, CHECK).update.output().summary().replace("\\", "");
    }

    private List<String> buttons() {
        return world.github.checkRun(SHA, CHECK).update.actions().stream()
                .map(Action::identifier)
                .toList();
    }
}
