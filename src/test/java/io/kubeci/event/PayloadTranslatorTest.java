package io.kubeci.event;

import static io.kubeci.event.Examples.example;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTranslatorTest {

    /// The App of the suites in the examples.
    private static final long APP = 29_310;

    private static final CommitSha HEAD = new CommitSha("ec26c3e57ca3a959ca5aad62de7213c562f8c821");

    private static final Repository HELLO_WORLD = new Repository(
            new RepoRef(1, 186_853_002, "Codertocat", "Hello-World"),
            "git@github.com:Codertocat/Hello-World.git",
            "git://github.com/Codertocat/Hello-World.git",
            "https://github.com/Codertocat/Hello-World.git",
            "https://github.com/Codertocat/Hello-World",
            "master");

    @Test
    void understandsAPushToABranch() {
        var translation = translate("push", example("push"));

        assertThat(translation)
                .isEqualTo(new Translation.Understood(
                        1,
                        new CiEvent.Pushed(
                                HELLO_WORLD,
                                "Codertocat",
                                new GitRef.Branch("master"),
                                new CommitSha("0".repeat(40)),
                                new CommitSha("6113728f27ae82c7b1a177c8d03f9e96e0adf246"),
                                false)));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "refs/notes/commits,                  a push to neither a branch nor a tag",
        "refs/heads/gh-readonly-queue/main/1, a branch of a merge queue"
    })
    void ignoresPushesToOtherRefs(String ref, String why) {
        var push = example("push").put("ref", ref);

        assertThat(translate("push", push)).isEqualTo(new Translation.Ignored(why));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"refs/heads/topic", "refs/tags/v1", "refs/heads/gh-readonly-queue/main/pr-1-ab"})
    void understandsAPushThatDeletes(String ref) {
        var push = example("push").put("ref", ref).put("deleted", true).put("after", "0".repeat(40));

        assertThat(event(translate("push", push)))
                .isEqualTo(new CiEvent.RefDeleted(
                        HELLO_WORLD, "Codertocat", GitRef.ofFullName(ref).orElseThrow()));
    }

    @Test
    void understandsAPushOfATag() {
        assertThat(event(translate("push", example("push").put("ref", "refs/tags/v1"))))
                .isInstanceOfSatisfying(
                        CiEvent.Pushed.class, pushed -> assertThat(pushed.ref()).isEqualTo(new GitRef.Tag("v1")));
    }

    @Test
    void understandsGitHubsExampleOfADeletedTag() {
        assertThat(event(translate("push", example("push-tag"))))
                .isInstanceOfSatisfying(
                        CiEvent.RefDeleted.class,
                        deleted -> assertThat(deleted.ref()).isEqualTo(new GitRef.Tag("simple-tag")));
    }

    @Test
    void understandsASuiteThatGitHubMadeForOurApp() {
        var translation = translate("check_suite", example("check_suite.requested"));

        assertThat(event(translation)).isInstanceOfSatisfying(CiEvent.SuiteRequested.class, suite -> {
            assertThat(suite.branch()).contains("master");
            assertThat(suite.pullRequests()).isEmpty();
        });
    }

    @Test
    void knowsThePullRequestsOfASuiteThatIsRunAgain() {
        var translation = translate("check_suite", example("check_suite.rerequested"));

        assertThat(event(translation)).isInstanceOfSatisfying(CiEvent.SuiteRerequested.class, suite -> {
            assertThat(suite.sha()).isEqualTo(HEAD);
            assertThat(suite.pullRequests())
                    .containsExactly(new PullRequest(2, "master", "changes", false, false, "", "", false));
        });
    }

    @Test
    void leavesOutPullRequestsOfASuiteThatAreAnotherRepositorys() {
        var suite = example("check_suite.rerequested");
        ((ObjectNode) suite.at("/check_suite/pull_requests/0/base/repo")).put("id", 7);

        var translation = translate("check_suite", suite);

        assertThat(event(translation))
                .isInstanceOfSatisfying(
                        CiEvent.SuiteRerequested.class,
                        event -> assertThat(event.pullRequests()).isEmpty());
    }

    @Test
    void ignoresASuiteForACommitOfAFork() {
        var suite = example("check_suite.requested");
        ((ObjectNode) suite.path("check_suite")).putNull("head_branch");

        assertThat(translate("check_suite", suite))
                .isEqualTo(new Translation.Ignored("a check suite without a branch, as a fork's is"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"check_suite.requested", "check_suite.rerequested", "check_run.rerequested"})
    void ignoresWhatIsAnotherApps(String name) {
        var eventName = name.substring(0, name.indexOf('.'));

        assertThat(PayloadTranslator.translate(eventName, example(name), 999))
                .isInstanceOfSatisfying(
                        Translation.Ignored.class,
                        ignored -> assertThat(ignored.why()).endsWith("of another App"));
    }

    @Test
    void understandsACheckRunThatIsRunAgain() {
        var checkRun = example("check_run.rerequested");
        ((ObjectNode) checkRun.path("check_run")).put("external_id", "test");

        var translation = PayloadTranslator.translate("check_run", checkRun, 2);

        assertThat(event(translation)).isInstanceOfSatisfying(CiEvent.CheckRunRerequested.class, event -> {
            assertThat(event.checkRunId()).isEqualTo(4);
            assertThat(event.name()).isEqualTo("randscape");
            assertThat(event.externalId()).isEqualTo("test");
            assertThat(event.branch()).contains("master");
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"opened", "reopened", "synchronize", "ready_for_review"})
    void understandsWhatHappensToAPullRequest(String action) {
        var translation = translate("pull_request", example("pull_request." + action));

        assertThat(event(translation)).isInstanceOfSatisfying(CiEvent.PullRequestChanged.class, event -> {
            assertThat(event.action()).isEqualTo(action);
            assertThat(event.pullRequest().number()).isEqualTo(2);
            assertThat(event.pullRequest().baseBranch()).isEqualTo("master");
            assertThat(event.pullRequest().fork()).isFalse();
            assertThat(event.pullRequest().complete()).isTrue();
        });
    }

    @ParameterizedTest(name = "head repository {0} -> fork")
    @ValueSource(strings = {"null", "{\"id\": 5}", "{}"})
    void takesAPullRequestForAForksUnlessItsHeadIsInTheRepository(String headRepository) {
        var pullRequest = example("pull_request.opened");
        ((ObjectNode) pullRequest.at("/pull_request/head")).set("repo", Examples.parse(headRepository));

        var translation = translate("pull_request", pullRequest);

        assertThat(event(translation))
                .isInstanceOfSatisfying(
                        CiEvent.PullRequestChanged.class,
                        event -> assertThat(event.pullRequest().fork()).isTrue());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "ping,          ping,                       ping",
        "check_suite,   check_suite.completed,      check_suite completed is not acted on",
        "pull_request,  pull_request.converted_to_draft, pull_request converted_to_draft is not acted on",
        "repository,    repository.created,         repository created is not acted on",
        "installation,  installation.created,       installation created is not acted on",
        "star,          ping,                       star is not acted on"
    })
    void ignoresWhatItDoesNotActOn(String eventName, String name, String why) {
        assertThat(translate(eventName, example(name))).isEqualTo(new Translation.Ignored(why));
    }

    @ParameterizedTest(name = "{1} is missing")
    @CsvSource({
        "push,          /ref,                    ref",
        "push,          /after,                  after",
        "push,          /repository,             repository.owner.name",
        "push,          /installation,           installation.id",
        "check_suite.requested, /check_suite/head_sha, check_suite.head_sha",
        "check_suite.requested, /check_suite/app, check_suite.app.id",
        "check_suite.requested, /action,         action",
        "pull_request.opened, /pull_request/head/sha, pull_request.head.sha",
        "pull_request.opened, /pull_request/number, pull_request.number"
    })
    void namesWhatIsMissing(String name, String pointer, String missing) {
        var payload = example(name);
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) payload.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));

        assertThat(translate(name.replaceFirst("\\..*", ""), payload))
                .isEqualTo(new Translation.Malformed(missing + " is missing"));
    }

    @Test
    void fillsInWhatARepositoryDoesNotSayFromItsName() {
        var push = example("push");
        var repository = push.putObject("repository").put("id", 3).put("name", "tool");
        repository
                .put("html_url", "https://ghe.example.com/org/tool")
                .putObject("owner")
                .put("name", "org");

        var translation = translate("push", push);

        assertThat(inRepository(translation).repository())
                .isEqualTo(new Repository(
                        new RepoRef(1, 3, "org", "tool"),
                        "git@ghe.example.com:org/tool.git",
                        "git://ghe.example.com/org/tool.git",
                        "https://ghe.example.com/org/tool.git",
                        "https://ghe.example.com/org/tool",
                        "main"));
    }

    @Test
    void callsAnythingButAnObjectMalformed() {
        assertThat(List.of("[]", "1", "\"push\"", "null"))
                .allSatisfy(json -> assertThat(translate("push", Examples.parse(json)))
                        .isEqualTo(new Translation.Malformed("the payload is no JSON object")));
    }

    private static Translation translate(String eventName, com.fasterxml.jackson.databind.JsonNode payload) {
        return PayloadTranslator.translate(eventName, payload, APP);
    }

    private static CiEvent.InRepository inRepository(Translation translation) {
        return (CiEvent.InRepository) event(translation);
    }

    private static CiEvent event(Translation translation) {
        assertThat(translation).isInstanceOf(Translation.Understood.class);
        return ((Translation.Understood) translation).event();
    }
}
