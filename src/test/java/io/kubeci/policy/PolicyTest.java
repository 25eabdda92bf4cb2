package io.kubeci.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.kubeci.model.GitRef;
import io.kubeci.model.PullRequest;
import io.kubeci.policy.Decision.Build;
import io.kubeci.policy.Decision.Decline;
import io.kubeci.policy.Decision.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

    private static final PolicySettings MASTER_ONLY = new PolicySettings(Pattern.compile("master"), false);

    @ParameterizedTest(name = "{0} with buildBranches {1}: built={2}")
    @CsvSource({
        "master, master, true",
        "webmaster-2, master, true",
        "topic, master, false",
        "topic, ^(main|topic)$, true",
        "release/1.2, ^release/, true",
        "my-release/1.2, ^release/, false"
    })
    void buildsABranchWhoseNameIsFoundByTheExpression(String branch, String expression, boolean built) {
        var settings = new PolicySettings(Pattern.compile(expression), false);

        var decision = Policy.decide(push(branch), settings);

        assertThat(decision instanceof Build).isEqualTo(built);
    }

    @ParameterizedTest(name = "draft={0}, buildDraftPRs={1} -> built={2}")
    @CsvSource({"true, false, false", "true, true, true", "false, false, true"})
    void buildsDraftsOnlyWhereConfigured(boolean draft, boolean buildDrafts, boolean built) {
        var settings = new PolicySettings(Pattern.compile("master"), buildDrafts);

        var decision = Policy.decide(push("topic", pull("master", draft)), settings);

        assertThat(decision instanceof Build).isEqualTo(built);
    }

    @Test
    void buildsADraftNextToAReadyPullRequest() {
        var decision = Policy.decide(push("topic", pull("master", true), pull("master", false)), MASTER_ONLY);

        assertThat(decision).isInstanceOf(Build.class);
    }

    @Test
    void buildsAnyPullRequestsBaseThatMatches() {
        var decision = Policy.decide(push("topic", pull("stable", false), pull("master", false)), MASTER_ONLY);

        assertThat(decision).isInstanceOf(Build.class);
    }

    @Test
    void buildsMasterEvenWhileItIsTheHeadOfADraftAgainstAnotherBranch() {
        var decision = Policy.decide(push("master", pull("production", true)), MASTER_ONLY);

        assertThat(decision).isInstanceOf(Build.class);
    }

    @Test
    void declinesAForkAndTellsHowToAskForABuild() {
        var question = new Policy.Question(
                new GitRef.Branch("master"), List.of(pull("master", false)), Trust.UNTRUSTED, false);

        var decision = Policy.decide(question, MASTER_ONLY);

        assertThat(decision).isInstanceOfSatisfying(Decline.class, declined -> {
            assertThat(declined.reason()).isEqualTo(Reason.FORK);
            assertThat(declined.advice()).contains("/kube-ci run");
        });
    }

    @Test
    void doesWhatAPersonAskedFor() {
        var question = new Policy.Question(new GitRef.Branch("topic"), List.of(), Trust.APPROVED, true);

        assertThat(Policy.decide(question, MASTER_ONLY)).isEqualTo(new Build("asked for by name", Trust.APPROVED));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "attic ready, master ready, 2",
        "attic ready, master draft, 2",
        "master draft, master ready, 2",
        "master ready, master ready, 1",
        "attic draft, attic ready, 2",
        "attic draft, attic draft, 1"
    })
    void runsForThePullRequestThatLetsItBeBuilt(String one, String other, int number) {
        var pulls = List.of(described(1, one), described(2, other));

        assertThat(Policy.pullRequest(pulls, MASTER_ONLY))
                .map(PullRequest::number)
                .contains(number);
    }

    private static PullRequest described(int number, String words) {
        var parts = words.split(" ");
        return new PullRequest(number, parts[0], "topic", parts[1].equals("draft"), false, "", "", true);
    }

    @ParameterizedTest(name = "{0}: runForBranch={1}, runForTag={2} -> built={3}")
    @CsvSource({
        "branch, true,  false, true",
        "branch, false, false, false",
        "branch, false, true,  false",
        "tag,    true,  false, false",
        "tag,    true,  true,  true"
    })
    void followsTheWorkflowsOwnWish(String type, boolean branches, boolean tags, boolean built) {
        var question = new Policy.Question(GitRef.of(type, "v1"), List.of(), Trust.TRUSTED, false);

        var decision = Policy.decide(question, new Policy.Wanted(branches, tags));

        assertThat(decision instanceof Build).isEqualTo(built);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"topic", "`topic`", "a|b"})
    void namesTheBranchInCode(String branch) {
        var decision = Policy.decide(push(branch), MASTER_ONLY);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decline.class,
                        declined -> assertThat(declined.advice()).contains("`" + branch.replace('`', '\'') + "`"));
    }

    private static Policy.Question push(String branch, PullRequest... pulls) {
        return new Policy.Question(new GitRef.Branch(branch), List.of(pulls), Trust.TRUSTED, false);
    }

    private static PullRequest pull(String base, boolean draft) {
        return new PullRequest(7, base, "topic", draft, false, "A change", "https://github.com/o/r/pull/7", true);
    }
}
