package io.kubeci.github.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeci.fake.github.DeploymentView;
import io.kubeci.fake.github.FakeGitHub;
import io.kubeci.fake.github.FakeIssue;
import io.kubeci.fake.github.FakeRepository;
import io.kubeci.github.Comments.Said;
import io.kubeci.github.Contents.Change;
import io.kubeci.github.Contents.Opening;
import io.kubeci.github.Contents.Written;
import io.kubeci.github.DeploymentRequests.Outcome;
import io.kubeci.github.DeploymentRequests.Request;
import io.kubeci.github.People.Belongs;
import io.kubeci.github.Reaction;
import io.kubeci.github.Reply;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.Gone;
import io.kubeci.model.RepoRef;
import io.kubeci.model.Unavailable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Conversations, people, files and deployments against a GitHub that checks every request.
class StrictConversationsTest {

    private static final String PATH = ".kube-ci/ci.yaml";

    private final FakeGitHub fake = FakeGitHub.start();
    private final FakeRepository shop = fake.repository("acme/shop");
    private final RepoRef repo = new RepoRef(fake.install("acme"), shop.id(), "acme", "shop");
    private final GitHubApp app = GitHubApp.connect(
            ApiSettings.of(ApiAddress.of(fake.apiUrl().toString()), fake.appId(), "1.2.3"),
            AppKey.ofPem(fake.privateKey()),
            ApiMetrics.NONE,
            Instant::now);

    @AfterEach
    void breaksNoRule() {
        app.close();
        fake.close();
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void reactsToCommentsAndToIssuesOnceEach() {
        var issue = shop.openIssue("alice", "Help", "/kube-ci help");
        var comment = issue.comment("alice", "/kube-ci help");

        for (int i = 0; i < 2; i++) {
            app.comments().react(repo, new Said(issue.number(), comment), Reaction.EYES);
            app.comments().react(repo, new Said(issue.number(), 0), Reaction.ROCKET);
        }
        app.comments().react(repo, new Said(issue.number(), comment), Reaction.CONFUSED);

        assertThat(issue.comments().getFirst().reactions()).containsExactly("eyes", "confused");
        assertThat(issue.reactions()).containsExactly("rocket");
        assertThatThrownBy(() -> app.comments().react(repo, new Said(issue.number(), 404), Reaction.EYES))
                .isInstanceOf(Gone.class);
    }

    @Test
    void repliesOnceEvenIfTheAnswerWasLost() {
        var issue = shop.openIssue("alice", "Help", "/kube-ci help");
        var reply = new Reply("Yes", "delivery:1");
        fake.trouble().loseAnswers(1, "POST .*/comments");

        assertThatThrownBy(() -> app.comments()
                        .reply(repo, issue.number(), reply, Instant.now().minusSeconds(60)))
                .isInstanceOf(Unavailable.class);
        app.comments().reply(repo, issue.number(), reply, Instant.now().minusSeconds(60));
        app.comments().reply(repo, issue.number(), new Reply("No", "delivery:2"), Instant.EPOCH);

        assertThat(issue.comments())
                .extracting(FakeIssue.CommentView::body)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("Yes\n\n<!-- kube-ci:delivery:1 -->\n"),
                        second -> assertThat(second).startsWith("No"));
    }

    @Test
    void takesNobodyElsesCommentForItsOwn() {
        var issue = shop.openIssue("alice", "Help", "");
        issue.comment("mallory", "<!-- kube-ci:refused:mallory -->");

        app.comments().reply(repo, issue.number(), new Reply("No", "refused:mallory"), Instant.EPOCH);

        assertThat(issue.comments()).hasSize(2);
    }

    @Test
    void findsItsReplyBehindAHundredComments() {
        var issue = shop.openIssue("alice", "Help", "");
        for (int i = 0; i < 100; i++) {
            issue.comment("alice", "more");
        }
        var reply = new Reply("Yes", "delivery:1");

        app.comments().reply(repo, issue.number(), reply, Instant.EPOCH);
        app.comments().reply(repo, issue.number(), reply, Instant.EPOCH);

        assertThat(issue.comments()).hasSize(101);
    }

    @Test
    void readsPullRequestsAndKnowsForks() {
        shop.push("main", Map.of("README.md", "# Shop"));
        var topic = shop.push("topic", Map.of("a.go", "package a"));
        var ours = shop.openDraft("A change", "topic", "main");
        var theirs = shop.openPullFrom(shop.fork("mallory"), "A gift", "main", "main");

        var head = app.comments().pullRequest(repo, ours.number());

        assertThat(head.sha()).isEqualTo(new CommitSha(topic));
        assertThat(head.pull()).satisfies(pull -> {
            assertThat(pull.fork()).isFalse();
            assertThat(pull.draft()).isTrue();
            assertThat(pull.headBranch()).isEqualTo("topic");
            assertThat(pull.baseBranch()).isEqualTo("main");
        });
        assertThat(app.comments().pullRequest(repo, theirs.number()).pull().fork())
                .isTrue();
        assertThatThrownBy(() -> app.comments().pullRequest(repo, 99)).isInstanceOf(Gone.class);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"admin, true", "write, true", "read, false", "none, false"})
    void knowsWhoMayWrite(String permission, boolean may) {
        shop.grant("bob", permission);

        assertThat(app.people().mayWrite(repo, "bob")).isEqualTo(may);
        assertThat(app.people().mayWrite(repo, "nobody-of-that-name")).isFalse();
    }

    @Test
    void knowsMembersAndTeams() {
        fake.addToTeam("acme", "builders", "bob");
        fake.addMember("acme", "carol");

        assertThat(app.people().isMember(repo, "carol")).isEqualTo(Belongs.YES);
        assertThat(app.people().isMember(repo, "mallory")).isEqualTo(Belongs.NO);
        assertThat(app.people().isInTeam(repo, "builders", "bob")).isEqualTo(Belongs.YES);
        assertThat(app.people().isInTeam(repo, "builders", "carol")).isEqualTo(Belongs.NO);
    }

    @Test
    void doesNotTakeAnOrganisationThatItMayNotAskForOneWithoutMembers() {
        fake.addMember("acme", "carol");
        fake.grant("acme", "members", "none");

        assertThat(app.people().isMember(repo, "carol")).isEqualTo(Belongs.UNKNOWN);
        assertThat(app.people().isInTeam(repo, "builders", "carol")).isEqualTo(Belongs.UNKNOWN);
        // It tried, to learn this; that is no fault.
        fake.forgetViolations();
    }

    @Test
    void commitsAFileAndReplacesOnlyTheOneThatItSaw() {
        shop.push("feature/a+b", Map.of("README.md", "# Shop"));
        var contents = app.contents();
        assertThat(contents.fileSha(repo, "feature/a+b", PATH)).isEmpty();

        assertThat(contents.put(repo, change("feature/a+b", "one\n", Optional.empty())))
                .isEqualTo(new Written.Committed());
        var first = contents.fileSha(repo, "feature/a+b", PATH);
        assertThat(contents.put(repo, change("feature/a+b", "two ä\n", first))).isEqualTo(new Written.Committed());

        assertThat(contents.put(repo, change("feature/a+b", "three\n", first))).isEqualTo(new Written.Changed());
        assertThat(contents.put(repo, change("feature/a+b", "three\n", Optional.empty())))
                .isEqualTo(new Written.Changed());
        assertThat(shop.file("feature/a+b", PATH)).contains("two ä\n");
        assertThatThrownBy(() -> contents.fileSha(repo, "nowhere", PATH)).isInstanceOf(Gone.class);
    }

    @Test
    void goesByAPullRequestWhereABranchIsProtected() {
        var sha = shop.push("main", Map.of("README.md", "# Shop"));
        shop.protect("main");
        var contents = app.contents();

        assertThat(contents.isProtected(repo, "main")).isTrue();
        assertThat(contents.put(repo, change("main", "x\n", Optional.empty())))
                .isInstanceOfSatisfying(
                        Written.Refused.class,
                        refused -> assertThat(refused.message()).contains("pull request"));

        contents.createBranch(repo, "kube-ci/setup", new CommitSha(sha));
        contents.createBranch(repo, "kube-ci/setup", new CommitSha(sha));
        contents.put(repo, change("kube-ci/setup", "x\n", Optional.empty()));
        var number = contents.openPullRequest(repo, new Opening("kube-ci/setup", "main", "Set up", "Body"));

        assertThat(app.gitHub().openPullRequests(repo, "kube-ci/setup"))
                .singleElement()
                .satisfies(pull -> assertThat(pull.number()).isEqualTo(number));
    }

    @Test
    void asksForADeploymentOnceEvenIfTheAnswerWasLost() {
        var sha = shop.push("main", Map.of("README.md", "# Shop"));
        var request =
                new Request(new CommitSha(sha), new GitRef.Branch("main"), "ship", "staging", false, "delivery/0");
        fake.trouble().loseAnswers(1, "POST .*/deployments");

        assertThatThrownBy(() -> app.deploymentRequests().create(repo, request)).isInstanceOf(Unavailable.class);
        var outcome = app.deploymentRequests().create(repo, request);
        app.deploymentRequests()
                .create(repo, new Request(request.sha(), request.ref(), "ship", "staging", false, "other/0"));

        assertThat(shop.deployments()).hasSize(2);
        assertThat(outcome)
                .isEqualTo(new Outcome.Made(shop.deployments().getFirst().id()));
        assertThat(shop.deployments().getFirst()).satisfies(StrictConversationsTest::asksForARun);
    }

    private static void asksForARun(DeploymentView deployment) {
        assertThat(deployment.task()).isEqualTo("ship");
        assertThat(deployment.environment()).isEqualTo("staging");
    }

    @Test
    void tellsWhyGitHubMakesNoDeployment() {
        shop.push("main", Map.of("README.md", "# Shop"));
        var request = new Request(Some.SHA, new GitRef.Branch("main"), "ship", "staging", false, "delivery/0");

        assertThat(app.deploymentRequests().create(repo, request))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message()).contains("No ref found"));
    }

    private static Change change(String branch, String text, Optional<String> replaces) {
        return new Change(branch, PATH, text, "Set up", replaces);
    }
}
