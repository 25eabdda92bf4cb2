package io.kubeci.report;

import io.kubeci.report.Messages.Message;
import java.util.List;

/// What a script leaves in the check run.
final class ScriptMessages {

    private ScriptMessages() {}

    static Messages group() {
        return new Messages(
                "Scripts",
                "In the text of a check run.",
                ScriptReports.class,
                List.of(
                        Message.of(
                                "withPrinted",
                                "the script printed something",
                                ScriptReports.withPrinted(CheckReports.queued(SomeRun.view()), "three services")),
                        Message.of(
                                "withTrouble",
                                "the script failed",
                                ScriptReports.withTrouble(
                                        CheckReports.queued(SomeRun.view()),
                                        "",
                                        ".kube-ci/ci.star:3:1: out of time (limit 5000 ms)"))));
    }
}
