package io.kubeci.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kubeci.fake.github.DeploymentView;
import io.kubeci.fake.github.FakeIssue;
import io.kubeci.fake.github.FakePull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands in comments.
class CommandsIT extends Scenario {

    private static final String WITH_PARAMETER = """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            spec:
              entrypoint: main
              arguments: {parameters: [{name: greeting, value: hello}]}
              templates:
              - name: main
                container: {image: alpine, command: [sh, -c], args: ["exit 1"]}
              - name: greet
                container: {image: alpine, command: [sh, -c], args: ["echo {{workflow.parameters.greeting}}"]}
              - name: slow
                container: {image: alpine, command: [sh, -c], args: ["sleep 600"]}
              - name: deploy
                container: {image: alpine, command: [sh, -c], args: ["echo deployed"]}
            """;

    private FakePull pull;

    @BeforeEach
    void aPullRequestThatIsNotBuiltUnasked() {
        github.addMember("acme", "carol");
        repository.push("main", Map.of("README.md", "# Shop"));
        repository.push("topic", Map.of(CiFiles.PATH, WITH_PARAMETER));
        pull = repository.openDraft("A change", "topic", "main");
    }

    @Test
    void runsATemplateWithParametersAndRetriesWhatFailed() {
        var comment = pull.comment("carol", "Please:\n\n/kube-ci run greet -p 'greeting=good day'\n/kube-ci run");

        var greeted = ended("Workflow - greet", "success");
        var failed = ended("Workflow - main", "failure");
        assertThat(scene.workflows(pull.head())).hasSize(2);
        awaitReactions(comment, "eyes", "rocket");

        pull.comment("carol", "/kube-ci retry");

        scene.awaitCheck(
                repository,
                pull.head(),
                run -> run.name().equals("Workflow - main")
                        && run.id() != failed
                        && run.status().equals("completed"));
        assertThat(scene.workflows(pull.head())).hasSize(3);
        assertThat(repository
                        .checkRun(pull.head(), "Workflow - greet")
                        .orElseThrow()
                        .id())
                .isEqualTo(greeted);
        assertThat(replies()).isEmpty();
    }

    @Test
    void saysWhatCannotBeRun() {
        var unknown = pull.comment(
                "carol", "/kube-ci run grete -p revision=x\n/kube-ci run greet -p revision=x\n/kube-ci rn");
        awaitReactions(unknown, "eyes", "confused");
        assertThat(awaitReply())
                .contains("no template `grete`", "`revision` is kube-ci's own", "There is no command `rn`");
        repository.push("bare", Map.of("README.md", "# Shop, again"));
        pull = repository.openDraft("No CI", "bare", "main");

        var nothing = pull.comment("carol", "/kube-ci run");

        awaitReactions(nothing, "eyes", "confused");
        assertThat(awaitReply()).contains("There is nothing to run", "/kube-ci setup TEMPLATE");
    }

    @Test
    void cancelsAndTellsTheState() {
        pull.comment("carol", "/kube-ci run slow");
        scene.awaitWorkflow(pull.head(), "Running");

        pull.comment("carol", "/kube-ci status");
        assertThat(awaitReply()).contains("`Workflow - slow`", "carol");
        pull.comment("carol", "/kube-ci cancel");

        ended("Workflow - slow", "cancelled");
    }

    @Test
    void obeysNoStrangerAndSaysSoOnce() {
        var first = pull.comment("mallory", "/kube-ci run");
        awaitReactions(first, "confused");
        var second = pull.comment("mallory", "/kube-ci run");
        awaitReactions(second, "confused");

        assertThat(replies())
                .singleElement()
                .satisfies(reply -> assertThat(reply).contains("`mallory`", "`acme`"));
        assertThat(scene.workflows(pull.head())).isEmpty();
    }

    @Test
    void obeysWhoMayWriteAlthoughTheAppMayNotAskForMembers() {
        var elsewhere = github.repository("umbrella/lab");
        github.grant("umbrella", "members", "none");
        elsewhere.grant("bob", "write");
        var issue = elsewhere.openIssue("bob", "How?", "/kube-ci help");

        await().atMost(Scene.PATIENCE).until(() -> !issue.comments().isEmpty());
        assertThat(issue.comments().getFirst().body()).contains("/kube-ci setup TEMPLATE");
        assertThat(issue.reactions()).contains("eyes");
        github.forgetViolations();
    }

    @Test
    void obeysWhoOwnsARepositoryWithoutAnOrganisation() {
        var own = github.userRepository("dave/dotfiles");
        var issue = own.openIssue("dave", "How?", "/kube-ci help");
        var strangers = own.openIssue("mallory", "Me, too?", "/kube-ci help");

        await().atMost(Scene.PATIENCE).until(() -> !issue.comments().isEmpty());
        assertThat(issue.comments().getFirst().body()).contains("/kube-ci setup TEMPLATE");
        await().atMost(Scene.PATIENCE).until(() -> !strangers.comments().isEmpty());
        assertThat(strangers.comments().getFirst().body()).contains("may command kube-ci");
    }

    @Test
    void runsAForksCommitOnlyByItsName() {
        var fork = repository.fork("mallory");
        var sha = fork.push("gift", CiFiles.running("echo fine"));
        pull = repository.openPullFrom(fork, "A gift", "gift", "main");

        pull.comment("carol", "/kube-ci run");
        var command = "/kube-ci run --sha " + sha;
        assertThat(awaitReply()).contains(command);
        assertThat(scene.workflows(sha)).isEmpty();
        pull.comment("carol", command);

        ended("Workflow - main", "success");
    }

    @Test
    void clearsCachesAndSaysWhatItDid() {
        repository.push("topic", Map.of(CiFiles.PATH, WITH_PARAMETER.replace("kind: Workflow", """
                kind: Workflow
                metadata: {annotations: {kube-ci.qutics.com/cacheScope: project, kube-ci.qutics.com/cacheSize: 1Gi}}""")));
        pull.comment("carol", "/kube-ci run greet");
        ended("Workflow - greet", "success");

        pull.comment("carol", "/kube-ci clear-cache");

        assertThat(awaitReply()).startsWith("Removed the cache volume of acme");
    }

    @Test
    void deploysOnceThroughGitHub() {
        github.trouble().repeatDeliveries(1);
        var comment = pull.comment("carol", "/kube-ci deploy production");

        awaitReactions(comment, "eyes", "rocket");
        assertThat(repository.deployments())
                .filteredOn(deployment -> deployment.environment().equals("production"))
                .singleElement()
                .extracting(DeploymentView::sha, DeploymentView::task)
                .containsExactly(pull.head(), "deploy");
        await().atMost(Scene.PATIENCE)
                .until(() -> repository.deployments().getFirst().states().contains("success"));
        scene.settle();
        assertThat(repository.deployments())
                .singleElement()
                .satisfies(deployment ->
                        assertThat(deployment.states()).containsExactly("queued", "in_progress", "success"));
        assertThat(repository.checkRuns(pull.head()))
                .filteredOn(run -> run.name().equals("Workflow - deploy (deployment)"))
                .singleElement()
                .satisfies(run -> assertThat(run.conclusion()).isEqualTo("success"));
        assertThat(scene.workflows(pull.head())).hasSize(1);
        assertThat(replies()).isEmpty();
    }

    @Test
    void doesEverythingOnceIfTheOperatorDiesAndGitHubRepeatsItself() {
        github.trouble().repeatDeliveries(1);
        var comment = pull.comment("carol", "/kube-ci run greet\n/kube-ci deploy\n/kube-ci help");
        await().pollDelay(Duration.ofMillis(150)).until(() -> true);

        scene.operator().kill();
        scene.operator().restart();

        ended("Workflow - greet", "success");
        awaitReactions(comment, "eyes", "rocket");
        scene.settle();
        assertThat(scene.workflows(pull.head()).stream()
                        .filter(workflow -> "greet".equals(workflow.get("spec", "entrypoint"))))
                .hasSize(1);
        assertThat(repository.deployments()).hasSize(1);
        assertThat(replies()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"go", "java-maven", "python", "docker image=registry.example.com/team/app"})
    void setsUpABranchWithATemplateThatArgoTakes(String template) {
        var before = pull.head();
        pull.ready();

        pull.comment("carol", "/kube-ci setup " + template);

        await().atMost(Scene.PATIENCE).until(() -> !repository.head("topic").equals(before));
        assertThat(awaitReply()).contains("`.kube-ci/ci.yaml` on branch `topic`");
        var sha = repository.head("topic");
        scene.awaitCheck(repository, sha, run -> run.name().equals("Workflow - main"));
        await().atMost(Scene.PATIENCE)
                .until(() -> scene.workflows(sha).stream()
                        .anyMatch(workflow -> List.of("Running", "Succeeded", "Failed")
                                .contains(String.valueOf(workflow.<Object>get("status", "phase")))));
    }

    @Test
    void opensAPullRequestForAProtectedDefaultBranch() {
        repository.protect("main");
        var issue = repository.openIssue("carol", "Set up", "Let us have it.\n/kube-ci setup go");

        await().atMost(Scene.PATIENCE).until(() -> !issue.comments().isEmpty());
        assertThat(issue.comments().getFirst().body()).contains("protected", "pull request #");
        assertThat(repository.file("main", CiFiles.PATH)).isEmpty();
    }

    @Test
    void obeysOnAClosedPullRequestAsOnAnOpenOne() {
        pull.close();

        var comment = pull.comment("carol", "/kube-ci run greet");

        ended("Workflow - greet", "success");
        awaitReactions(comment, "eyes", "rocket");
    }

    private long ended(String name, String conclusion) {
        var run = scene.awaitCheck(
                repository,
                pull.head(),
                one -> one.name().equals(name) && one.status().equals("completed"));
        assertThat(run.conclusion()).isEqualTo(conclusion);
        return run.id();
    }

    private void awaitReactions(long comment, String... reactions) {
        Predicate<FakeIssue.CommentView> is = one -> one.id() == comment;
        await().atMost(Scene.PATIENCE)
                .untilAsserted(() -> assertThat(pull.conversation().comments())
                        .filteredOn(is)
                        .singleElement()
                        .satisfies(one -> assertThat(one.reactions()).containsExactly(reactions)));
    }

    private String awaitReply() {
        await().atMost(Scene.PATIENCE).until(() -> !replies().isEmpty());
        return replies().getFirst();
    }

    private List<String> replies() {
        return pull.conversation().comments().stream()
                .filter(comment -> comment.author().endsWith("[bot]"))
                .map(FakeIssue.CommentView::body)
                .toList();
    }
}
