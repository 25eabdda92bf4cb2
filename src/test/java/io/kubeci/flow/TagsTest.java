package io.kubeci.flow;

import static io.kubeci.flow.World.NEWER;
import static io.kubeci.flow.World.SHA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeci.event.CiEvent;
import io.kubeci.flow.Crashes.Death;
import io.kubeci.flow.EventOutcome.Result;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.Gone;
import io.kubeci.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {

    private static final String FOR_TAGS = World.ONE_STEP.replace(
            "kind: Workflow\n", "kind: Workflow\nmetadata: {annotations: {kube-ci.qutics.com/runForTag: \"true\"}}\n");
    private static final CommitSha OBJECT = new CommitSha("7".repeat(40));

    private final World world = new World();

    @BeforeEach
    void tagsAreWanted() {
        world.github.hasFile(SHA, "ci.yaml", FOR_TAGS);
        world.github.hasFile(NEWER, "ci.yaml", FOR_TAGS);
    }

    private static CiEvent created(String tag) {
        return new CiEvent.TagCreated(World.repository(), "octocat", tag);
    }

    private static CiEvent pushed(String tag, CommitSha after) {
        return new CiEvent.Pushed(World.repository(), "octocat", new GitRef.Tag(tag), World.NONE, after, false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void makesOneRunOfATagInAnyOrder(String order, List<CiEvent> events) {
        world.refs.annotatedTagIsAt("v1", OBJECT.hex(), SHA);

        events.forEach(event -> {
            world.happens(event);
            world.settles();
            world.happensAgain(event);
        });

        var run = world.onlyRun();
        assertThat(run.spec().refType()).isEqualTo("tag");
        assertThat(run.spec().refName()).isEqualTo("v1");
        assertThat(run.spec().sha()).isEqualTo(SHA.hex());
        assertThat(world.workflows.created()).hasSize(1);
        assertThat(world.github.checkRun(SHA, "Workflow - main").update.state().status())
                .isEqualTo("queued");
    }

    static Stream<Object[]> orders() {
        return Stream.of(
                new Object[] {"create, push", List.of(created("v1"), pushed("v1", OBJECT))},
                new Object[] {"push, create", List.of(pushed("v1", OBJECT), created("v1"))},
                new Object[] {"create alone", List.of(created("v1"))},
                new Object[] {"push alone", List.of(pushed("v1", OBJECT))});
    }

    @Test
    void buildsATagWhateverBuildBranchesSays() {
        world.refs.tagIsAt("not-main", SHA);

        assertThat(world.happens(created("not-main")).result()).isEqualTo(Result.STARTED);
    }

    @Test
    void saysNothingOfATagWhereTheWorkflowDoesNotAskForTags() {
        world.github.hasFile(SHA, "ci.yaml", World.ONE_STEP);
        world.refs.tagIsAt("v1", SHA);

        var outcome = world.happens(created("v1"));
        world.settles();

        assertThat(outcome.result()).isEqualTo(Result.IGNORED);
        assertThat(outcome.reason()).contains("does not ask to be run for tags");
        assertThat(world.runs.all()).isEmpty();
        assertThat(world.github.checkRuns()).isEmpty();
    }

    @Test
    void saysNothingOfATagWhereTheWorkflowAsksNotToBeRunForTags() {
        world.github.hasFile(SHA, "ci.yaml", FOR_TAGS.replace("\"true\"", "\"false\""));
        world.refs.tagIsAt("v1", SHA);

        world.happens(created("v1"));
        world.settles();

        assertThat(world.github.checkRuns()).isEmpty();
    }

    @Test
    void tellsOfABrokenFileThatSpeaksOfTags() {
        world.github.hasFile(SHA, "ci.yaml", FOR_TAGS.replace("entrypoint: main", "entrypoint: mian"));
        world.refs.tagIsAt("v1", SHA);

        world.happens(created("v1"));
        world.settles();

        assertThat(world.github.checkRun(SHA, "Default Workflow").conclusion()).isEqualTo("failure");
    }

    @Test
    void leavesATagOfATreeAlone() {
        world.refs.tagIsOfATree("docs");

        assertThat(world.happens(created("docs")).reason()).isEqualTo("tag docs is not of a commit");
    }

    @Test
    void waitsForATagThatGitHubDoesNotShowYet() {
        assertThatThrownBy(() -> world.happens(created("v1"))).isInstanceOf(Gone.class);
    }

    @Test
    void buildsTheNewCommitOfATagThatWasMovedAndStopsTheOld() {
        world.refs.tagIsAt("v1", SHA);
        var older = world.happens(created("v1")).runs().getFirst();
        world.settles();
        world.passes(Duration.ofSeconds(5));

        world.refs.tagIsAt("v1", NEWER);
        world.happens(pushed("v1", NEWER));
        world.settles();

        assertThat(world.workflows.isStopped(older)).isTrue();
        assertThat(world.github.checkRun(NEWER, "Workflow - main")).isNotNull();
    }

    @Test
    void findsTagsOfWhichGitHubSaidNothingWithTheNextPush() {
        world.refs.tagIsAt("v0", SHA);
        world.happens(World.pushTo("main", SHA));
        for (int minor = 0; minor < 5; minor++) {
            world.refs.tagIsAt("v1." + minor, SHA);
        }

        var outcome = world.happens(World.pushTo("main", NEWER));
        world.settles();

        assertThat(outcome.runs()).hasSize(6);
        assertThat(world.runs.all().stream()
                        .map(RunState::spec)
                        .filter(spec -> spec.refType().equals("tag")))
                .extracting(spec -> spec.refName())
                .containsExactlyInAnyOrder("v1.0", "v1.1", "v1.2", "v1.3", "v1.4");
    }

    static Stream<CiEvent> nextEvents() {
        return Stream.of(
                World.suiteOf("main", NEWER),
                World.opened(World.pull(7, "topic"), NEWER),
                World.opened(World.fork(8, "topic"), NEWER),
                new CiEvent.RefDeleted(World.repository(), "octocat", new GitRef.Branch("old")),
                new CiEvent.PullRequestClosed(World.repository(), "octocat", World.pull(6, "old"), NEWER),
                created("v1.4"));
    }

    @ParameterizedTest
    @MethodSource("nextEvents")
    void findsThemWithAnyOtherWebhookAboutTheRepository(CiEvent next) {
        world.happens(World.pushTo("main", SHA));
        for (int minor = 0; minor < 5; minor++) {
            world.refs.tagIsAt("v1." + minor, SHA);
        }
        world.passes(Duration.ofMinutes(1));

        world.happens(next);

        assertThat(world.runs.all().stream().filter(run -> run.spec().refType().equals("tag")))
                .hasSize(5);
    }

    @Test
    void listsTheTagsOnceForAPushItsSuiteAndItsPullRequest() {
        world.happens(World.pushTo("topic", SHA));
        world.passes(Duration.ofSeconds(1));
        world.happens(World.suiteOf("topic", SHA));
        world.happens(World.opened(World.pull(7, "topic"), SHA));

        assertThat(world.refs.listings()).isEqualTo(1);
    }

    @Test
    void doesNotLookForTagsOfARepositoryThatIsGone() {
        world.happens(World.pushTo("main", SHA));

        world.happens(new CiEvent.RepositoryChanged(World.repository(), "octocat", "deleted", "octo/app"));

        assertThat(world.refs.listings()).isEqualTo(1);
    }

    @ParameterizedTest(name = "after effect {0}")
    @ValueSource(ints = {0, 1, 2, 3})
    void buildsAFoundTagOnceWhereverTheProcessDies(int effect) {
        world.happens(World.pushTo("main", SHA));
        Stream.of("v1", "v2").forEach(tag -> world.refs.tagIsAt(tag, SHA));
        var push = World.pushTo("main", NEWER);
        world.crashes.dieAfter(world.crashes.effects() + effect);

        assertThatThrownBy(() -> world.happens(push)).isInstanceOf(Death.class);
        world.crashes.never();
        world.restart();
        world.happens(push);

        assertThat(world.runs.all()).hasSize(4);
    }

    @Test
    void doesNotBuildAFoundTagThatWasBuiltLongAgo() {
        world.happens(World.pushTo("main", SHA));
        world.refs.tagIsAt("v1", SHA);
        world.happens(created("v1"));
        world.runs.all().forEach(run -> world.runs.delete(run.name()));
        world.restart();

        var outcome = world.happens(World.pushTo("main", NEWER));

        assertThat(outcome.runs()).hasSize(1);
    }

    @Test
    void doesNotListTheTagsWhereNobodyAsksForThem() {
        world.github.hasFile(SHA, "ci.yaml", World.ONE_STEP);

        world.happens(World.pushTo("main", SHA));

        assertThat(world.refs.listings()).isZero();
    }

    @Test
    void listsTheTagsOfABusyRepositorySeldom() {
        for (int push = 0; push < 60; push++) {
            world.happens(World.pushTo("main", push % 2 == 0 ? SHA : NEWER));
            world.passes(Duration.ofMinutes(1));
        }

        assertThat(world.refs.listings()).isBetween(10, 16);
    }

    @Test
    void takesManyNewTagsAtOnceForAnImport() {
        world.happens(World.pushTo("main", SHA));
        for (int tag = 0; tag <= Tags.MAX_NEW; tag++) {
            world.refs.tagIsAt("v" + tag, SHA);
        }

        var first = world.happens(World.pushTo("main", NEWER));
        world.passes(Duration.ofMinutes(1));
        var second = world.happens(World.pushTo("main", SHA));

        assertThat(first.runs()).hasSize(1);
        assertThat(second.runs()).hasSize(1);
    }

    @Test
    void buildsThePushThoughTheTagsCannotBeRead() {
        world.refs.hasTooManyTags();

        assertThat(world.happens(World.pushTo("main", SHA)).result()).isEqualTo(Result.STARTED);
    }
}
