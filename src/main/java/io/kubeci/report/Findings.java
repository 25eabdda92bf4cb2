package io.kubeci.report;

import io.kubeci.status.StepReport;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The findings of a run, by step. A member of a container set has that of its pod.
final class Findings {

    private static final String MAIN = "main";

    /// What never ran, and what Argo keeps no times of: members of a container set have those of their pod.
    private static final Set<StepReport.Kind> UNTIMED = Set.of(StepReport.Kind.SKIPPED, StepReport.Kind.CONTAINER);

    private final Map<String, Finding> byNode = new HashMap<>();
    private final Map<String, Finding> byPod = new HashMap<>();

    Findings(List<Finding> findings, List<StepReport> steps) {
        findings.forEach(finding -> byNode.put(finding.nodeId(), finding));
        for (var step : steps) {
            var finding = byNode.get(step.id());
            if (finding != null && !step.podName().isEmpty()) {
                byPod.putIfAbsent(step.podName(), finding);
            }
        }
    }

    /// What was found out about a step; a finding without content if nothing was.
    Finding of(StepReport step) {
        return Optional.ofNullable(byNode.get(step.id()))
                .or(() -> Optional.ofNullable(step.podName().isEmpty() ? null : byPod.get(step.podName())))
                .orElseGet(() -> new Finding(step.id(), MAIN, "", "", "", Optional.empty()));
    }

    /// Why a step ended badly or does not begin.
    Cause cause(StepReport step) {
        var finding = of(step);
        return Causes.of(step, finding.podProblem(), finding.memoryLimit());
    }

    /// How long a step waited for a machine, its image or a lock before it ran; empty where that was not seen.
    Optional<Duration> waited(StepReport step) {
        return Optional.ofNullable(byNode.get(step.id()))
                .flatMap(Finding::runningSince)
                .flatMap(running -> step.startedAt().map(started -> between(started, running)));
    }

    /// How long a step that has ended ran; with its waiting if that was not seen. Nothing for a running one: what
    /// changes with time alone is not told.
    Optional<Duration> ran(StepReport step) {
        if (!step.phase().isOver() || UNTIMED.contains(step.kind())) {
            return Optional.empty();
        }
        var running = Optional.ofNullable(byNode.get(step.id())).flatMap(Finding::runningSince);
        var from = running.or(step::startedAt);
        return from.flatMap(start -> step.finishedAt().map(end -> between(start, end)));
    }

    private static Duration between(Instant start, Instant end) {
        return end.isBefore(start) ? Duration.ZERO : Duration.between(start, end);
    }
}
