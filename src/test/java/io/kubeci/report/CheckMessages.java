package io.kubeci.report;

import io.kubeci.report.Messages.Message;
import io.kubeci.status.Redaction;
import io.kubeci.status.RunReport;
import io.kubeci.status.RunReport.Phase;
import io.kubeci.status.StepReport;
import java.util.List;

/// The check run of a run, at each of its stages.
final class CheckMessages {

    private static final Redaction REDACTION = Redaction.withoutValues();

    private CheckMessages() {}

    static Messages group() {
        return new Messages(
                "Check runs",
                "Title and summary of the check run `Workflow - ENTRYPOINT`; its text is a table of the steps.",
                CheckReports.class,
                List.of(
                        Message.of("queued", "it waits", CheckReports.queued(SomeRun.view())),
                        Message.of(
                                "progress",
                                "it is under way",
                                CheckReports.progress(SomeRun.view(), report(Phase.RUNNING), List.of(), REDACTION)),
                        Message.of(
                                "completed",
                                "it succeeded",
                                CheckReports.completed(
                                        SomeRun.view(), report(Phase.SUCCEEDED), List.of(), REDACTION, SomeRun.LATER)),
                        Message.of(
                                "completed",
                                "a step failed",
                                CheckReports.completed(SomeRun.view(), failed(), List.of(), REDACTION, SomeRun.LATER)),
                        Message.of(
                                "cancelled",
                                "another run takes its place",
                                CheckReports.cancelled(
                                        SomeRun.view(),
                                        report(Phase.RUNNING),
                                        EndReasons.superseded("shop.topic.x0a1b2c3d", CommandMessages.HEAD),
                                        "shop.topic.x0a1b2c3d",
                                        SomeRun.LATER)),
                        Message.of(
                                "cancelled",
                                "it was cancelled for another reason",
                                CheckReports.cancelled(
                                        SomeRun.view(),
                                        report(Phase.RUNNING),
                                        EndReasons.pullRequestClosed(7),
                                        "",
                                        SomeRun.LATER)),
                        Message.of(
                                "deleted",
                                "its Workflow was deleted",
                                CheckReports.deleted(SomeRun.view(), report(Phase.RUNNING), REDACTION, SomeRun.LATER)),
                        Message.of(
                                "timedOut",
                                "it takes too long",
                                CheckReports.timedOut(
                                        SomeRun.view(),
                                        report(Phase.RUNNING),
                                        REDACTION,
                                        EndReasons.notOver("24h"),
                                        SomeRun.LATER)),
                        Message.of(
                                "refused",
                                "the cluster does not take it",
                                CheckReports.refused(
                                        SomeRun.view(), "exceeded quota: workflows", REDACTION, SomeRun.LATER))));
    }

    private static RunReport report(Phase phase) {
        var step = phase == Phase.SUCCEEDED ? StepReport.Phase.SUCCEEDED : StepReport.Phase.RUNNING;
        return SomeStep.report(phase, "", List.of(SomeStep.step("build", step, "")));
    }

    private static RunReport failed() {
        return SomeStep.report(Phase.FAILED, "", List.of(SomeStep.failed("build", "Error (exit code 1)")));
    }
}
