package io.kubeci.report;

import io.kubeci.status.Redaction;
import io.kubeci.status.RunReport;
import io.kubeci.status.StepReport;
import java.util.List;

/// Masks secrets in what Argo says: before it is escaped, cut or searched for causes.
final class Masked {

    private Masked() {}

    static RunReport of(RunReport report, Redaction redaction) {
        var steps = report.steps().stream().map(step -> of(step, redaction)).toList();
        var conditions = report.conditions().stream().map(redaction::mask).toList();
        return report.with(redaction.mask(report.message()), steps, conditions);
    }

    static List<Finding> of(List<Finding> findings, Redaction redaction) {
        return findings.stream()
                .map(finding -> new Finding(
                        finding.nodeId(),
                        finding.container(),
                        redaction.mask(finding.excerpt()),
                        finding.memoryLimit(),
                        redaction.mask(finding.podProblem()),
                        finding.runningSince()))
                .toList();
    }

    private static StepReport of(StepReport step, Redaction redaction) {
        var named = step.withDisplayName(redaction.mask(step.displayName()));
        return step.message().isEmpty() ? named : named.withMessage(redaction.mask(step.message()));
    }
}
