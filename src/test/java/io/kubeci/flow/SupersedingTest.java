package io.kubeci.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeci.flow.Superseding.Plan;
import io.kubeci.model.CommitSha;
import io.kubeci.model.GitRef;
import io.kubeci.model.Revision;
import io.kubeci.policy.Trust;
import io.kubeci.run.RunPhase;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.run.RunStatus;
import io.kubeci.run.RunStatus.WorkflowRecord;
import io.kubeci.workflow.AuthorSettings.CancelInProgress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupersedingTest {

    private static final Instant EARLY = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant LATE = EARLY.plusSeconds(60);

    @ParameterizedTest(name = "{0}: same entrypoint {1}, another {2}")
    @CsvSource({"SAME_ENTRYPOINT, true, false", "ALL, true, true", "NEVER, false, false"})
    void picksRivalsByTheAuthorsRule(CancelInProgress rule, boolean same, boolean another) {
        var run = run("new", "b", LATE);
        var main = run("main", "a", EARLY);
        var deploy = with(run("deploy", "a", EARLY), RunPhase.RUNNING, "deploy");

        var rivals = Superseding.rivals(run, "main", List.of(main, deploy, run), rule);

        assertThat(rivals.contains(main)).isEqualTo(same);
        assertThat(rivals.contains(deploy)).isEqualTo(another);
        assertThat(rivals).doesNotContain(run);
    }

    @Test
    void leavesWhatIsOverAlone() {
        var over = with(run("old", "a", EARLY), RunPhase.SUCCEEDED, "main");

        assertThat(Superseding.rivals(run("new", "b", LATE), "main", List.of(over), CancelInProgress.ALL))
                .isEmpty();
    }

    @Test
    void replacesOlderRunsOfTheBranch() {
        var older = run("old", "a", EARLY);

        var plan = Superseding.plan(run("new", "b", LATE), List.of(older), Optional.empty());

        assertThat(plan).isEqualTo(new Plan.Replace(List.of(older)));
    }

    @Test
    void yieldsToTheBranchesHeadThatArrivedFirst() {
        var newer = run("head", "b", EARLY);

        var plan = Superseding.plan(run("late", "a", LATE), List.of(newer), Optional.of(sha("b")));

        assertThat(plan).isEqualTo(new Plan.Yield(newer));
    }

    @Test
    void replacesWhateverRunsIfItIsTheBranchesHead() {
        var arrivedLater = run("other", "b", LATE);

        var plan = Superseding.plan(run("head", "a", EARLY), List.of(arrivedLater), Optional.of(sha("a")));

        assertThat(plan).isEqualTo(new Plan.Replace(List.of(arrivedLater)));
    }

    @Test
    void aRunThatSomebodyAskedForReplacesOnlyRunsOfItsOwnCommit() {
        var sameCommit = run("before", "a", EARLY);
        var newerCommit = run("newer", "b", LATE);

        var plan = Superseding.plan(
                requested(run("again", "a", LATE)), List.of(sameCommit, newerCommit), Optional.of(sha("b")));

        assertThat(plan).isEqualTo(new Plan.Replace(List.of(sameCommit)));
    }

    private static RunState run(String name, String letter, Instant receivedAt) {
        var revision = new Revision(World.repository(), new GitRef.Branch("main"), sha(letter));
        var change = new Change(revision, "push", "octocat", List.of(), Trust.TRUSTED, "d-" + name, receivedAt);
        return with(
                new RunState(name, "uid", "1", 1, change.spec(List.of()), RunStatus.fresh()), RunPhase.RUNNING, "main");
    }

    private static RunState with(RunState run, RunPhase phase, String entrypoint) {
        return run.with(run.status()
                .in(phase, "")
                .withWorkflow(WorkflowRecord.startingAt(entrypoint).withUid("uid")));
    }

    private static RunState requested(RunState run) {
        var spec = run.spec();
        return new RunState(
                run.name(),
                run.uid(),
                run.version(),
                run.generation(),
                new RunSpec(
                        spec.repository(),
                        spec.refType(),
                        spec.refName(),
                        spec.sha(),
                        spec.trigger(),
                        true,
                        spec.sender(),
                        spec.delivery(),
                        spec.entrypoint(),
                        Map.of(),
                        "",
                        0,
                        List.of(),
                        spec.trust(),
                        spec.receivedAt(),
                        null),
                run.status());
    }

    private static CommitSha sha(String letter) {
        return new CommitSha(letter.repeat(40));
    }
}
