package io.kubeci.flow;

import static io.kubeci.flow.World.NEWER;
import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.cache.CacheKeys;
import io.kubeci.github.CheckRunUpdate.Action;
import io.kubeci.model.PullRequest;
import io.kubeci.policy.Trust;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunSpec;
import io.kubeci.workflow.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How a run gets its cache volume, and what people read if it does not.
class CacheOfARunTest {

    private static final String CHECK = "Workflow - main";
    private static final String CLAIM = "ci-project-octo-app-xomcqz-wh";
    private static final Map<String, String> OURS = Map.of(Keys.MANAGED_BY, "kube-ci", "scope", "project");
    private static final Map<String, String> OF_APP = Map.of(Keys.ORG_NAME, "octo", Keys.REPO_NAME, "app");

    private final World world = new World();

    @Test
    void makesTheClaimAndHandsItOver() {
        push(SomeCaches.workflow("project", "10Gi"));

        var claim = world.volumes.volume(CLAIM);
        assertThat(claim.isOf("octo", "app")).isTrue();
        assertThat(claim.size().orElseThrow().text()).isEqualTo("10Gi");
        assertThat(claim.lastUsed()).contains(Instant.parse("2026-01-01T10:00:00Z"));
        assertThat(parameter()).isEqualTo(CLAIM);
        assertThat(workflow()
                        .at("/spec/templates/0/metadata/labels/kube-ci.qutics.com~1cache")
                        .asText())
                .isEqualTo(CLAIM);
        assertThat(workflow().at("/spec/templates/0/affinity/podAffinity").isObject())
                .isTrue();
        assertThat(world.onlyRun().status().ownWorkflow().orElseThrow().cache()).isTrue();
    }

    @Test
    void hasAButtonThatClearsIt() {
        push(SomeCaches.workflow("project", "10Gi"));
        ends("Succeeded");

        assertThat(buttons()).containsExactly("clearCache");
    }

    @Test
    void hasAButtonThatClearsThisBranchsOwn() {
        push(SomeCaches.workflow("branch", "10Gi"));
        ends("Succeeded");

        assertThat(buttons()).containsExactly("clearCacheBranch");
        assertThat(parameter()).isEqualTo("ci-branch-octo-app-xkhy45kbc");
    }

    @Test
    void hasNeitherClaimNorParameterNorButtonWithoutACache() {
        push(World.ONE_STEP);
        ends("Succeeded");

        assertThat(world.volumes.created()).isEmpty();
        assertThat(parameter()).isEmpty();
        assertThat(buttons()).isEmpty();
    }

    @Test
    void findsTheClaimOfAnEarlierRunAndNotesThatItIsUsed() {
        world.volumes.has(CLAIM, "10Gi", OURS, OF_APP);
        world.passes(Duration.ofHours(1));

        push(SomeCaches.workflow("project", "10Gi"));

        assertThat(world.volumes.created()).isEmpty();
        assertThat(parameter()).isEqualTo(CLAIM);
        assertThat(world.volumes.volume(CLAIM).lastUsed()).contains(Instant.parse("2026-01-01T11:00:00Z"));
        assertThat(world.volumes.volume(CLAIM).repositoryId()).isEqualTo(42);
    }

    @Test
    void leavesAClaimAsItIsThatSomebodyMadeByHand() {
        world.volumes.has("go-cache", "10Gi", Map.of(), Map.of());

        push(SomeCaches.workflow("cacheName: go-cache"));
        ends("Succeeded");

        assertThat(parameter()).isEqualTo("go-cache");
        assertThat(world.volumes.volume("go-cache").annotations()).isEmpty();
        assertThat(buttons()).isEmpty();
    }

    @Test
    void takesAnotherNameIfTheClaimIsOfARepositoryWhoseNameLooksAlike() {
        world.volumes.has(CLAIM, "10Gi", OURS, Map.of(Keys.ORG_NAME, "octo", Keys.REPO_NAME, "app."));

        push(SomeCaches.workflow("project", "10Gi"));

        assertThat(world.volumes.created()).hasSize(1).doesNotContain(CLAIM);
        assertThat(parameter()).isEqualTo(world.volumes.created().getFirst());
        assertThat(world.volumes.volume(CLAIM).lastUsed()).isEmpty();
    }

    @Test
    void givesAForksRunAVolumeOfItsOwnThatGoesWithIt() {
        world.volumes.has(CLAIM, "10Gi", OURS, OF_APP);
        world.github.hasFile(SHA, "ci.yaml", SomeCaches.workflow("project", "10Gi"));
        world.runs.create("run-1", approved());
        world.settles();

        var name = world.volumes.created().getFirst();
        assertThat(name).startsWith("ci-run-octo-app-x");
        assertThat(world.volumes.owner(name))
                .hasValueSatisfying(owner -> assertThat(owner.name()).isEqualTo("run-1"));
        assertThat(parameter()).isEqualTo(name);
        assertThat(world.volumes.volume(CLAIM).lastUsed()).isEmpty();
        ends("Succeeded");
        assertThat(summary()).contains("cache volume of its own");
        assertThat(buttons()).isEmpty();
    }

    @Test
    void tellsTheAuthorOfAMissingSizeOnTheLine() {
        push(SomeCaches.workflow("cacheScope: project"));

        var check = world.github.checkRun(SHA, "Default Workflow");
        assertThat(check.conclusion()).isEqualTo("failure");
        assertThat(check.update.output().summary()).contains("the size of the cache is missing");
        assertThat(check.annotations)
                .singleElement()
                .satisfies(at -> assertThat(at.startLine()).isEqualTo(5));
        assertThat(world.workflows.created()).isEmpty();
    }

    @Test
    void waitsForAClaimThatIsBeingDeletedAndSaysSo() {
        world.volumes.has(CLAIM, "10Gi", OURS, OF_APP);
        world.volumes.isHeldBy("busy", CLAIM, false);
        world.volumes.delete(world.volumes.volume(CLAIM));

        push(SomeCaches.workflow("project", "10Gi"));

        assertThat(world.workflows.created()).isEmpty();
        assertThat(world.github.checkRun(SHA, CHECK).update.state().status()).isEqualTo("queued");
        assertThat(world.github.checkRun(SHA, CHECK).update.output().title()).isEqualTo("Waiting for the cache volume");

        world.volumes.podGoes("busy");
        world.settles();

        assertThat(world.volumes.created()).containsExactly(CLAIM);
        assertThat(parameter()).isEqualTo(CLAIM);
    }

    @Test
    void helpsOutPodsThatHaveEndedAndHoldWhatIsBeingDeleted() {
        world.volumes.has(CLAIM, "10Gi", OURS, OF_APP);
        world.volumes.isHeldBy("done", CLAIM, true);
        world.volumes.delete(world.volumes.volume(CLAIM));

        push(SomeCaches.workflow("project", "10Gi"));

        assertThat(parameter()).isEqualTo(CLAIM);
        assertThat(world.volumes.holders()).isEmpty();
    }

    @Test
    void givesUpOnAClaimThatDoesNotGoAndNamesWhoHoldsIt() {
        world.volumes.has(CLAIM, "10Gi", OURS, OF_APP);
        world.volumes.isHeldBy("busy", CLAIM, false);
        world.volumes.delete(world.volumes.volume(CLAIM));
        push(SomeCaches.workflow("project", "10Gi"));

        world.passes(Duration.ofMinutes(16));
        world.settles();

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("failure");
        assertThat(summary()).contains("is being deleted since", "busy");
        assertThat(world.onlyRun().status().phase()).isEqualTo(RunPhase.FAILED);
        assertThat(world.onlyRun().status().why()).startsWith("The cache cannot be used: the volume claim " + CLAIM);
    }

    @Test
    void saysThatAClaimHasLostItsVolumeAndHowToGetAnother() {
        world.volumes.has(CLAIM, "10Gi", OURS, OF_APP);
        world.volumes.loses(CLAIM);

        push(SomeCaches.workflow("project", "10Gi"));

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("failure");
        assertThat(world.github.checkRun(SHA, CHECK).update.output().title()).isEqualTo("The cache cannot be used");
        assertThat(summary()).contains("Lost", "pv\\-1", "Clear the cache and run this again");
        assertThat(buttons()).containsExactly("clearCache");
        assertThat(world.workflows.created()).isEmpty();
    }

    @Test
    void saysThatTheNamedClaimIsAnotherOwners() {
        world.volumes.has("shared", "10Gi", OURS, Map.of(Keys.ORG_NAME, "acme", Keys.REPO_NAME, "shop"));

        push(SomeCaches.workflow("cacheName: shared"));

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("failure");
        assertThat(summary()).contains("cacheName", "acme", "shop");
    }

    @Test
    void saysThatTheNamedClaimIsNotThere() {
        push(SomeCaches.workflow("cacheName: go-cache"));

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("failure");
        assertThat(summary()).contains("there is no volume claim", "cacheSize");
    }

    @Test
    void usesASmallerClaimAndSaysSo() {
        world.volumes.has(CLAIM, "5Gi", OURS, OF_APP);

        push(SomeCaches.workflow("project", "10Gi"));
        ends("Succeeded");

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("success");
        assertThat(summary()).contains("has 5Gi, less than the 10Gi");
    }

    @Test
    void saysWhyTheApiServerDoesNotTakeTheClaim() {
        world.volumes.refuses("exceeded quota: storage");

        push(SomeCaches.workflow("project", "10Gi"));

        assertThat(world.github.checkRun(SHA, CHECK).conclusion()).isEqualTo("failure");
        assertThat(summary()).contains("exceeded quota");
    }

    @Test
    void makesRoomByRemovingWhatWasUsedLongestAgo() {
        world.caching = SomeCaches.limitedTo("25Gi");
        branchCache("old", "10Gi", "2025-12-01T00:00:00Z");
        branchCache("new", "10Gi", "2025-12-24T00:00:00Z");

        push(SomeCaches.workflow("project", "10Gi"));

        assertThat(world.volumes.names()).containsExactlyInAnyOrder("new", CLAIM);
        assertThat(parameter()).isEqualTo(CLAIM);
    }

    @Test
    void saysThatThereIsNoRoomIfAllIsInUse() {
        world.caching = SomeCaches.limitedTo("25Gi");
        branchCache("old", "10Gi", "2025-12-01T00:00:00Z");
        branchCache("new", "10Gi", "2025-12-24T00:00:00Z");
        world.volumes.isHeldBy("busy", "old", false);
        world.volumes.isHeldBy("busy too", "new", false);

        push(SomeCaches.workflow("project", "10Gi"));

        assertThat(world.volumes.names()).containsExactlyInAnyOrder("old", "new");
        assertThat(summary()).contains("take 20Gi", "with 10Gi more", "over the 25Gi");
    }

    @Test
    void doesNotRemoveForRoomWhatARunUnderWayWillUseAgain() {
        world.caching = SomeCaches.limitedTo("15Gi");
        push(SomeCaches.workflow("project", "10Gi"));
        world.workflows.reaches(world.onlyRun().name(), "Running", "");
        world.settles();
        world.passes(Duration.ofHours(3));
        world.github.hasFile(NEWER, "ci.yaml", SomeCaches.workflow("branch", "10Gi"));
        world.github.hasPullRequest("topic", World.pull(7, "topic"));
        world.happens(World.pushTo("topic", NEWER));
        world.settles();

        assertThat(world.volumes.names()).containsExactly(CLAIM);
        assertThat(world.github.checkRun(NEWER, CHECK).conclusion()).isEqualTo("failure");
    }

    private void branchCache(String name, String size, String lastUsed) {
        world.volumes.has(
                name,
                size,
                Map.of(Keys.MANAGED_BY, "kube-ci", "scope", "branch"),
                Map.of(Keys.ORG_NAME, "octo", Keys.REPO_NAME, "app", Keys.REF, name, CacheKeys.LAST_USED, lastUsed));
    }

    private void push(String workflow) {
        world.github.hasFile(SHA, "ci.yaml", workflow);
        world.happens(World.pushTo("main", SHA));
        world.settles();
    }

    private static RunSpec approved() {
        return new RunSpec(
                RunSpec.Repo.of(World.repository()),
                "branch",
                "main",
                SHA.hex(),
                "comment by octocat",
                true,
                "octocat",
                "delivery",
                "",
                Map.of(),
                "",
                0,
                List.<PullRequest>of(),
                Trust.APPROVED,
                Instant.parse("2026-01-01T10:00:00Z"),
                null);
    }

    private void ends(String phase) {
        world.workflows.reaches(world.onlyRun().name(), phase, "");
        world.settles();
    }

    private JsonNode workflow() {
        return world.workflows.workflow(world.onlyRun().name());
    }

    private String parameter() {
        return workflow()
                .at("/spec/arguments/parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asText().equals("cacheVolumeClaimName"))
                .map(parameter -> parameter.path("value").asText())
                .findFirst()
                .orElse("");
    }

    private String summary() {
        return world.github.checkRun(SHA, CHECK).update.output().summary();
    }

    private List<String> buttons() {
        return world.github.checkRun(SHA, CHECK).update.actions().stream()
                .map(Action::identifier)
                .toList();
    }
}
