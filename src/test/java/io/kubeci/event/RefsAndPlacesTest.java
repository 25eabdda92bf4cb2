package io.kubeci.event;

import static io.kubeci.event.Examples.example;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Webhooks on branches, tags, repositories and installations.
class RefsAndPlacesTest {

    private static final long APP = 29_310;

    @Test
    void understandsANewTagWhoseCommitGitHubDoesNotName() {
        assertThat(event("create", example("create"))).isInstanceOfSatisfying(CiEvent.TagCreated.class, created -> {
            assertThat(created.tag()).isEqualTo("simple-tag");
            assertThat(created.repository().ref().fullName()).isEqualTo("Codertocat/Hello-World");
            assertThat(created.sender()).isEqualTo("Codertocat");
        });
    }

    @Test
    void leavesANewBranchToItsPush() {
        var created = example("create").put("ref", "topic").put("ref_type", "branch");

        assertThat(PayloadTranslator.translate("create", created, APP))
                .isEqualTo(new Translation.Ignored("a new branch, whose push says more"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "branch, feature/x, feature/x",
        "branch, refs/heads/feature/x, feature/x",
        "tag, v1, v1",
        "tag, refs/tags/v1, v1"
    })
    void understandsWhatWasDeleted(String type, String ref, String name) {
        var deleted = example("delete").put("ref", ref).put("ref_type", type);

        assertThat(event("delete", deleted))
                .isInstanceOfSatisfying(
                        CiEvent.RefDeleted.class,
                        event -> assertThat(event.ref()).isEqualTo(GitRef.of(type, name)));
    }

    @Test
    void understandsWhatTheMergeQueueWants() {
        assertThat(event("merge_group", example("merge_group.checks_requested")))
                .isInstanceOfSatisfying(CiEvent.MergeGroupRequested.class, group -> {
                    assertThat(group.sha()).isEqualTo(new CommitSha("2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d"));
                    assertThat(group.headRef()).startsWith("refs/heads/gh-readonly-queue/main/pr-104-");
                    assertThat(group.baseBranch()).isEqualTo("main");
                });
    }

    @Test
    void understandsWhatTheMergeQueueNoLongerWants() {
        var destroyed = example("merge_group.checks_requested").put("action", "destroyed");

        assertThat(event("merge_group", destroyed)).isInstanceOf(CiEvent.MergeGroupDestroyed.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"renamed, Octocoders/Hello-World", "transferred, octocat/Hello-World"})
    void knowsWhatARepositoryWasCalledBefore(String action, String before) {
        assertThat(event("repository", example("repository." + action)))
                .isInstanceOfSatisfying(CiEvent.RepositoryChanged.class, changed -> {
                    assertThat(changed.action()).isEqualTo(action);
                    assertThat(changed.before()).isEqualTo(before);
                });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"archived", "unarchived", "deleted"})
    void understandsWhatElseHappensToARepository(String action) {
        var payload = example("repository.created").put("action", action);

        assertThat(event("repository", payload))
                .isInstanceOfSatisfying(
                        CiEvent.RepositoryChanged.class,
                        changed -> assertThat(changed.before())
                                .isEqualTo(changed.repository().ref().fullName()));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"suspend", "unsuspend", "deleted"})
    void understandsWhatHappensToAnInstallationWhichHasNoRepository(String action) {
        var event = event("installation", example("installation." + action));

        assertThat(event).isInstanceOfSatisfying(CiEvent.InstallationChanged.class, changed -> {
            assertThat(changed.action()).isEqualTo(action);
            assertThat(changed.installationId()).isPositive();
            assertThat(changed.owner()).isNotEmpty().isEqualTo(changed.place()).isEqualTo(changed.account());
        });
    }

    @Test
    void decidesAnewWhenThePullRequestGetsAnotherBase() {
        var edited = example("pull_request.opened").put("action", "edited");
        edited.putObject("changes").putObject("base").putObject("ref").put("from", "old");

        assertThat(event("pull_request", edited))
                .isInstanceOfSatisfying(
                        CiEvent.PullRequestChanged.class,
                        changed -> assertThat(changed.action()).isEqualTo("edited"));
    }

    @Test
    void ignoresAPullRequestOfWhichOnlyTheTitleWasEdited() {
        var edited = example("pull_request.opened").put("action", "edited");
        edited.putObject("changes").putObject("title").put("from", "old");

        assertThat(PayloadTranslator.translate("pull_request", edited, APP))
                .isEqualTo(new Translation.Ignored("pull_request edited is not acted on"));
    }

    @Test
    void understandsThatAPullRequestWasClosed() {
        assertThat(event("pull_request", example("pull_request.closed")))
                .isInstanceOfSatisfying(
                        CiEvent.PullRequestClosed.class,
                        closed -> assertThat(closed.pullRequest().number()).isEqualTo(2));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "push",
                "create",
                "delete",
                "check_suite.requested",
                "check_suite.rerequested",
                "pull_request.opened",
                "pull_request.closed",
                "merge_group.checks_requested",
                "repository.renamed"
            })
    void worksForTheRepositoriesOfAUser(String name) {
        var payload = example(name);
        payload.remove("organization");
        ((ObjectNode) payload.path("repository").path("owner")).put("type", "User");
        var eventName = name.replaceFirst("\\..*", "");

        assertThat(PayloadTranslator.translate(eventName, payload, APP)).isInstanceOf(Translation.Understood.class);
    }

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource({
        "create, ref_type, ref_type",
        "delete, ref, ref",
        "merge_group.checks_requested, merge_group, merge_group.head_ref",
        "repository.renamed, action, action",
        "installation.suspend, installation, installation.account.login"
    })
    void namesWhatIsMissing(String name, String field, String missing) {
        var payload = example(name);
        payload.remove(field);

        assertThat(PayloadTranslator.translate(name.replaceFirst("\\..*", ""), payload, APP))
                .isEqualTo(new Translation.Malformed(missing + " is missing"));
    }

    private static CiEvent event(String eventName, ObjectNode payload) {
        var translation = PayloadTranslator.translate(eventName, payload, APP);
        assertThat(translation).isInstanceOf(Translation.Understood.class);
        return ((Translation.Understood) translation).event();
    }
}
