package io.kubeci.report;

import io.kubeci.model.Problem;
import io.kubeci.policy.Declines;
import io.kubeci.report.Messages.Message;
import java.util.List;

/// The check run of a commit for which nothing runs.
final class NoRunMessages {

    private NoRunMessages() {}

    static Messages group() {
        var one = new Problem("spec.entrypoint is missing: name the template to start with", ".kube-ci/ci.yaml", 3, 1);
        var other =
                new Problem("there is no template named \"biuld\"; did you mean \"build\"?", ".kube-ci/ci.yaml", 9, 17);
        return new Messages(
                "Broken workflow files",
                "The check run `Default Workflow`. Each problem is an annotation on its line, too.",
                NoRunReports.class,
                List.of(
                        Message.of(
                                "invalid",
                                "the workflow file cannot be used",
                                NoRunReports.invalid(SomeRun.view(), List.of(one), SomeRun.LATER)),
                        Message.of(
                                "invalid",
                                "it has several problems",
                                NoRunReports.invalid(SomeRun.view(), List.of(one, other), SomeRun.LATER)),
                        Message.of(
                                "declined",
                                "nothing is wrong, and nothing is built",
                                NoRunReports.declined(SomeRun.view(), Declines.notForBranches(), SomeRun.LATER))));
    }
}
