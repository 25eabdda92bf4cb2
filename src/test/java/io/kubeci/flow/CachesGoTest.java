package io.kubeci.flow;

import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.event.CiEvent;
import io.kubeci.model.GitRef;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import io.kubeci.workflow.Keys;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When caches go, and what people are told.
class CachesGoTest {

    private static final RepoRef FOO_BAR = new RepoRef(1, 43, "octo", "foo.bar");
    private final World world = new World();

    @BeforeEach
    void someCaches() {
        has("app", "app", "project", "");
        has("app-main", "app", "branch", "main");
        has("app-topic", "app", "branch", "topic");
        has("foo-dot-bar", "foo.bar", "project", "");
        has("foo-dash-bar", "foo-bar", "project", "");
        world.volumes.has("mine", "1Gi", Map.of(), Map.of(Keys.ORG_NAME, "octo", Keys.REPO_NAME, "app"));
    }

    @Test
    void clearsAllOfARepositoryAndSaysSo() {
        world.volumes.isHeldBy("done", "app", true);
        world.volumes.isHeldBy("busy", "app-main", false);

        var said = world.caches.clear(World.repository().ref(), Optional.empty());

        assertThat(world.volumes.names()).containsExactly("foo-dot-bar", "foo-dash-bar", "mine");
        assertThat(world.volumes.holders()).isEmpty();
        assertThat(said)
                .isEqualTo(
                        "Removed 3 cache volumes of octo/app with the 2 pods that held them: app (10Gi), app-main"
                                + " (10Gi), app-topic (10Gi). 1 of the pods had not ended: their runs will fail, run them again.");
    }

    @Test
    void clearsOneBranchsOwn() {
        var said = world.caches.clear(World.repository().ref(), Optional.of("main"));

        assertThat(world.volumes.names()).contains("app", "app-topic").doesNotContain("app-main");
        assertThat(said).isEqualTo("Removed the cache volume of branch main of octo/app: app-main (10Gi).");
    }

    @Test
    void saysThatThereIsNothingToClear() {
        assertThat(world.caches.clear(World.repository().ref(), Optional.of("other")))
                .isEqualTo("There is no cache volume of branch other of octo/app.");
    }

    @Test
    void goWithTheirBranch() {
        var outcome = world.happens(new CiEvent.RefDeleted(World.repository(), "octocat", new GitRef.Branch("topic")));

        assertThat(world.volumes.names()).contains("app", "app-main").doesNotContain("app-topic");
        assertThat(outcome.result()).isEqualTo(EventOutcome.Result.DONE);
        assertThat(outcome.reason()).contains("app-topic");
    }

    @Test
    void goWithTheirBranchWhenItsLastRunHasEnded() {
        world.github.hasFile(SHA, "ci.yaml", SomeCaches.workflow("branch", "1Gi"));
        world.happens(World.pushTo("main", SHA));
        world.settles();
        var claim = world.volumes.created().getFirst();

        var outcome = world.happens(new CiEvent.RefDeleted(World.repository(), "octocat", new GitRef.Branch("main")));

        assertThat(world.volumes.names()).contains(claim).doesNotContain("app-main");
        assertThat(outcome.reason()).contains("One is in use and will go after that");
        world.workflows.reaches(world.onlyRun().name(), "Succeeded", "");
        world.settles();
        world.cacheUpkeep.sweep();
        assertThat(world.volumes.names()).doesNotContain(claim);
    }

    @Test
    void stayIfTheirBranchIsThereAgain() {
        world.volumes.annotate("app", Map.of("kube-ci.qutics.com/obsolete", "gone"));
        world.volumes.has(
                "ci-project-octo-app-xomcqz-wh",
                "1Gi",
                Map.of(Keys.MANAGED_BY, "kube-ci", "scope", "project"),
                Map.of(Keys.ORG_NAME, "octo", Keys.REPO_NAME, "app", "kube-ci.qutics.com/obsolete", "gone"));
        world.github.hasFile(SHA, "ci.yaml", SomeCaches.workflow("project", "1Gi"));
        world.happens(World.pushTo("main", SHA));
        world.settles();
        world.workflows.reaches(world.onlyRun().name(), "Succeeded", "");
        world.settles();

        world.cacheUpkeep.sweep();

        assertThat(world.volumes.names())
                .contains("ci-project-octo-app-xomcqz-wh")
                .doesNotContain("app");
    }

    @Test
    void ofANewRepositoryOfTheSameNameStay() {
        world.volumes.annotate("app", Map.of("kube-ci.qutics.com/repository-id", "77"));

        world.happens(new CiEvent.RepositoryChanged(World.repository(), "octocat", "deleted", "octo/app"));

        assertThat(world.volumes.names()).contains("app").doesNotContain("app-main");
    }

    @Test
    void stayIfATagOfTheBranchsNameIsDeleted() {
        world.happens(new CiEvent.RefDeleted(World.repository(), "octocat", new GitRef.Tag("topic")));

        assertThat(world.volumes.names()).contains("app-topic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"archived", "deleted"})
    void goWithTheirRepositoryAndNotWithOneWhoseNameLooksAlike(String action) {
        world.happens(new CiEvent.RepositoryChanged(called(FOO_BAR), "octocat", action, "octo/foo.bar"));

        assertThat(world.volumes.names()).contains("foo-dash-bar").doesNotContain("foo-dot-bar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unarchived", "edited", "publicized"})
    void stayWhateverElseHappensToTheirRepository(String action) {
        world.happens(new CiEvent.RepositoryChanged(World.repository(), "octocat", action, "octo/app"));

        assertThat(world.volumes.names()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"renamed", "transferred"})
    void goWhenTheirRepositoryIsCalledOtherwiseAsSoonAsNobodyUsesThem(String action) {
        world.volumes.isHeldBy("busy", "app-main", false);
        var now = called(new RepoRef(1, 42, "octo", "shop"));

        var outcome = world.happens(new CiEvent.RepositoryChanged(now, "octocat", action, "octo/app"));

        assertThat(world.volumes.names()).contains("app-main").doesNotContain("app", "app-topic");
        assertThat(outcome.reason()).contains("One is in use and will go after that");
        world.volumes.podGoes("busy");
        world.cacheUpkeep.sweep();
        assertThat(world.volumes.names()).doesNotContain("app-main");
    }

    @Test
    void goAfterAMonthWithoutARun() {
        world.cacheUpkeep.sweep();
        assertThat(world.volumes.volume("app").lastUsed()).contains(world.now);

        world.passes(Duration.ofDays(29));
        world.cacheUpkeep.sweep();
        assertThat(world.volumes.names()).hasSize(6);

        world.volumes.isHeldBy("busy", "app-main", false);
        world.volumes.isHeldBy("done", "app-topic", true);
        world.passes(Duration.ofDays(1));
        world.cacheUpkeep.sweep();
        assertThat(world.volumes.names()).containsExactly("app-main", "mine");
        assertThat(world.volumes.holders()).extracting(holder -> holder.pod()).containsExactly("busy");
    }

    @Test
    void stayForEverWhereTheConfigurationSaysSo() {
        world.caching = SomeCaches.forEver();

        world.passes(Duration.ofDays(1000));
        world.cacheUpkeep.sweep();

        assertThat(world.volumes.names()).hasSize(6);
    }

    @Test
    void stayAsLongAsARunIsUnderWayThatUsesThem() {
        world.github.hasFile(SHA, "ci.yaml", SomeCaches.workflow("project", "1Gi"));
        world.happens(World.pushTo("main", SHA));
        world.settles();
        var claim = world.volumes.created().getFirst();

        world.passes(Duration.ofDays(31));
        world.cacheUpkeep.sweep();
        assertThat(world.volumes.names()).contains(claim);

        world.workflows.reaches(world.onlyRun().name(), "Succeeded", "");
        world.settles();
        world.cacheUpkeep.sweep();
        assertThat(world.volumes.names()).doesNotContain(claim);
    }

    @Test
    void ofAForksRunGoAnHourAfterItsEnd() {
        world.caching = SomeCaches.forEver();
        world.volumes.has(
                "own",
                "1Gi",
                Map.of(Keys.MANAGED_BY, "kube-ci", "scope", "run"),
                Map.of(Keys.ORG_NAME, "octo", Keys.REPO_NAME, "app", "kube-ci.qutics.com/run", "gone"));

        world.cacheUpkeep.sweep();

        assertThat(world.volumes.names()).doesNotContain("own").contains("app");
    }

    private void has(String name, String repo, String scope, String branch) {
        var annotations = new HashMap<>(Map.of(Keys.ORG_NAME, "octo", Keys.REPO_NAME, repo));
        if (!branch.isEmpty()) {
            annotations.put(Keys.REF, branch);
        }
        world.volumes.has(
                name,
                "10Gi",
                Map.of(Keys.MANAGED_BY, "kube-ci", Keys.ORG, "octo", Keys.REPO, repo.replace('.', '-'), "scope", scope),
                annotations);
    }

    private static Repository called(RepoRef ref) {
        return new Repository(ref, "", "", "", "", "main");
    }
}
