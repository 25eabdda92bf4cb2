package io.kubeci.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeci.github.Annotation;
import io.kubeci.github.CheckRunLimits;
import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.CheckState;
import io.kubeci.github.CheckState.Conclusion;
import io.kubeci.model.Problem;
import io.kubeci.policy.Decision;
import io.kubeci.status.Redaction;
import io.kubeci.status.RunReport;
import io.kubeci.status.RunReport.Phase;
import io.kubeci.status.StepReport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckReportsTest {

    private static final Redaction REDACTION = Redaction.withoutValues();

    @Test
    void isQueuedUntilArgoTakesItUp() {
        var queued = CheckReports.queued(SomeRun.view());
        var pending = CheckReports.progress(
                SomeRun.view(),
                SomeStep.report(Phase.PENDING, "Waiting for ci/Mutex/deploy lock. Lock status: 0/1", List.of()),
                List.of(),
                REDACTION);

        assertThat(queued.state()).isEqualTo(new CheckState.Queued());
        assertThat(queued.name()).isEqualTo("Workflow - main");
        assertThat(queued.externalId()).isEqualTo("main");
        assertThat(pending.state()).isEqualTo(new CheckState.Queued());
        assertThat(pending.output().title()).isEqualTo("Waiting for the lock: ci/Mutex/deploy");
    }

    @Test
    void leadsToTheWorkflowInArgo() {
        assertThat(CheckReports.queued(SomeRun.view("demo", "", false)).detailsUrl())
                .contains("https://argo.example.com/workflows/ci/demo");
        assertThat(CheckReports.queued(SomeRun.view()).detailsUrl())
                .contains("https://argo.example.com/workflows/ci/demo?uid=a7b1");
    }

    @Test
    void offersToClearTheCacheWhereThereIsOne() {
        assertThat(CheckReports.queued(SomeRun.view("demo", "a7b1", true)).actions())
                .extracting(CheckRunUpdate.Action::identifier)
                .containsExactly("clearCache");
        assertThat(CheckReports.queued(SomeRun.view()).actions()).isEmpty();
    }

    @Test
    void tellsTheLimitThatMemoryRanInto() {
        var step = SomeStep.failed("build", "main: OOMKilled (exit code 137)");
        var finding =
                new Finding(step.id(), "main", "loading\n", "512Mi", "OOMKilled: container main", Optional.empty());

        var update = completed(SomeStep.report(Phase.FAILED, "child 'x' failed", List.of(step)), List.of(finding));

        assertThat(update.output().title()).isEqualTo("build failed: out of memory: limit 512Mi");
        assertThat(conclusion(update)).isEqualTo(Conclusion.FAILURE);
    }

    @Test
    void masksSecretsInMessagesAndLogs() {
        var step = SomeStep.failed("build", "main: Error (exit code 1): used s3cr3t-value");
        var finding = new Finding(step.id(), "main", "echo s3cr3t-value", "", "", Optional.empty());
        var report = SomeStep.report(Phase.FAILED, "s3cr3t-value", List.of(step));

        var update = CheckReports.completed(
                SomeRun.view(), report, List.of(finding), Redaction.of(Set.of("s3cr3t-value")), SomeRun.LATER);

        assertThat(Printed.of(update)).contains("***").doesNotContain("s3cr3t");
    }

    @Test
    void refusesToEndWhatIsNotOver() {
        var running = SomeStep.report(Phase.RUNNING, "", List.of());

        assertThatThrownBy(() -> completed(running, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RUNNING");
    }

    @Test
    void namesTheSuccessorOfACancelledRun() {
        var update = CheckReports.cancelled(
                SomeRun.view(), RunReport.unseen("demo"), "a newer commit was pushed", "demo.topic.x1", SomeRun.LATER);

        assertThat(conclusion(update)).isEqualTo(Conclusion.CANCELLED);
        assertThat(update.output().title()).isEqualTo("Cancelled: a newer commit was pushed");
        assertThat(update.output().summary())
                .startsWith("This run was cancelled: a newer commit was pushed. In its place runs `demo.topic.x1`.");
    }

    @Test
    void saysWhereItStoodWhenItIsGivenUp() {
        var step = SomeStep.step("test", StepReport.Phase.PENDING, "ImagePullBackOff: no");
        var report = SomeStep.report(Phase.RUNNING, "", List.of(step));

        var update = CheckReports.timedOut(SomeRun.view(), report, REDACTION, "it took 6h", SomeRun.LATER);

        assertThat(conclusion(update)).isEqualTo(Conclusion.TIMED_OUT);
        assertThat(update.output().summary()).contains("0 of 1 step, test waiting\\: image cannot be pulled");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "FORK, ACTION_REQUIRED",
        "BRANCH, NEUTRAL",
        "DRAFT, NEUTRAL",
        "NOT_FOR_BRANCHES, NEUTRAL",
        "NOT_FOR_TAGS, NEUTRAL"
    })
    void declinesUnderAnotherNameThanTheWorkflows(Decision.Reason reason, Conclusion conclusion) {
        var update = NoRunReports.declined(
                SomeRun.view(), new Decision.Decline(reason, "Not built", "Ask with `/kube-ci run`."), SomeRun.LATER);

        assertThat(update.name()).isEqualTo("Default Workflow");
        assertThat(conclusion(update)).isEqualTo(conclusion);
        assertThat(update.output().summary()).contains("/kube-ci run");
    }

    @Test
    void putsTheFaultsOfTheWorkflowFileOnItsLines() {
        var problems =
                List.of(new Problem("unknown field 'stepz'", ".kube-ci/ci.yaml", 7, 3), Problem.of("no entrypoint"));

        var update = NoRunReports.invalid(SomeRun.view(), problems, SomeRun.LATER);

        assertThat(conclusion(update)).isEqualTo(Conclusion.FAILURE);
        assertThat(update.output().title()).isEqualTo(".kube-ci/ci.yaml:7:3: unknown field 'stepz' (and 1 more)");
        assertThat(update.output().summary())
                .contains("- `.kube-ci/ci.yaml:7:3`: `unknown field 'stepz'`\n- `no entrypoint`");
        assertThat(update.annotations()).extracting(Annotation::startLine).containsExactly(7);
    }

    @Test
    void fitsAHundredThousandStepsAndStillShowsTheFailedOnes() {
        var steps = new java.util.ArrayList<>(IntStream.range(0, 100_000)
                .mapToObj(i -> SomeStep.step("step-" + i, StepReport.Phase.SUCCEEDED, ""))
                .toList());
        steps.set(99_998, SomeStep.failed("the-one", "main: Error (exit code 3)"));

        var update = completed(SomeStep.report(Phase.FAILED, "", steps), List.of());

        assertThat(update.output().text()).contains("`the-one`").contains("This table shows 150 of 100000 steps.");
        assertThat(CheckRunLimits.fit(update))
                .singleElement()
                .extracting(told -> told.output().title())
                .isEqualTo("the-one failed: exit code 3");
    }

    @Property(tries = 300)
    void nothingFromOutsideIsMoreThanText(@ForAll("hostile") String name, @ForAll("hostile") String said) {
        var step = SomeStep.failed(name, said);
        var finding = new Finding(step.id(), said, said, said, "", Optional.empty());
        var report =
                SomeStep.report(Phase.FAILED, said, List.of(step, SomeStep.step(said, StepReport.Phase.SKIPPED, said)));

        var failed = completed(report, List.of(finding));
        var invalid = NoRunReports.invalid(SomeRun.view(), List.of(new Problem(said, name, 1, 1)), SomeRun.LATER);
        var refused = CheckReports.refused(SomeRun.view(), said, REDACTION, SomeRun.LATER);
        var cancelled = CheckReports.cancelled(SomeRun.view(), report, said, name, SomeRun.LATER);

        for (var update : List.of(failed, invalid, refused, cancelled)) {
            MarkdownCheck.holdsOnlyOurOwnMarkup(update.output().summary());
            MarkdownCheck.holdsOnlyOurOwnMarkup(update.output().text());
            assertThat(update.output().title()).doesNotContain("\n", "\u202e");
        }
        assertThat(failed.output().text().lines()).hasSize(4);
    }

    @Provide
    Arbitrary<String> hostile() {
        var pieces = Arbitraries.of(
                "`",
                "```",
                "````\n",
                "\n",
                "\r\n",
                "|",
                "\\|",
                "\\",
                "<b>",
                "</td>",
                "<!--",
                "](http://x)",
                "![x](http://x)",
                "@octocat",
                "#1",
                "www.example.com",
                "http://x.org",
                "\u202e",
                "\u200f",
                "**",
                "~~~",
                "&lt;",
                "---",
                "# h",
                "a",
                " ",
                "- [ ] x",
                "\ud83d",
                "😀");
        return pieces.list().ofMaxSize(12).map(list -> String.join("", list));
    }

    private static CheckRunUpdate completed(RunReport report, List<Finding> findings) {
        return CheckReports.completed(SomeRun.view(), report, findings, REDACTION, SomeRun.LATER);
    }

    private static Conclusion conclusion(CheckRunUpdate update) {
        return ((CheckState.Completed) update.state()).conclusion();
    }
}
