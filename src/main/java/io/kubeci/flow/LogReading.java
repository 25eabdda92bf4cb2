package io.kubeci.flow;

import io.kubeci.github.Annotation;
import io.kubeci.github.GitHub;
import io.kubeci.run.Findings;
import io.kubeci.run.Findings.Failure;
import io.kubeci.run.RunState;
import io.kubeci.status.KnownPaths;
import io.kubeci.status.LogAnnotations;
import io.kubeci.status.PodLogs;
import io.kubeci.status.Redaction;
import io.kubeci.status.RunReport;
import io.kubeci.status.StepReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads the logs of steps as they end, so that the clean-up of pods cannot win.
final class LogReading {

    /// How many pods one pass reads, so that a run of a thousand pods does not keep others waiting. Ours.
    private static final int PODS_A_PASS = 8;

    /// How much of a log is read, from its end. Ours: some 20,000 lines.
    private static final int MAX_LOG_BYTES = 1 << 20;

    /// How many lines of a failed step's log people are shown.
    private static final int EXCERPT_LINES = 30;

    private final GitHub github;
    private final PodLogs pods;

    LogReading(GitHub github, PodLogs pods) {
        this.github = github;
        this.pods = pods;
    }

    /// What one pass found.
    ///
    /// @param findings those of before and the new ones
    /// @param more whether there are ended steps whose logs are still to be read
    record Result(Findings findings, boolean more) {}

    Result read(RunState run, RunReport report) {
        var findings = run.status().findings();
        var unread = report.steps().stream()
                .filter(step -> step.kind() == StepReport.Kind.POD
                        && step.completed()
                        && !step.podName().isEmpty())
                .filter(step -> !run.status().findings().hasRead(step.id()))
                .toList();
        for (var step : unread.subList(0, Math.min(PODS_A_PASS, unread.size()))) {
            findings = read(run, step, findings);
        }
        return new Result(findings, unread.size() > PODS_A_PASS);
    }

    /// What must not be shown of a run.
    Redaction redaction(Findings findings) {
        return findings.secrets().isEmpty()
                ? Redaction.withoutValues()
                : Redaction.of(pods.secretValues(Set.copyOf(findings.secrets())));
    }

    private Findings read(RunState run, StepReport step, Findings before) {
        return pods.find(step.podName())
                .map(pod -> read(run, step, pod, before))
                .orElseGet(() -> before.withRead(step.id(), Optional.empty()));
    }

    private Findings read(RunState run, StepReport step, PodLogs.Pod pod, Findings before) {
        var redaction = Redaction.of(pods.secretValues(pod.secrets()));
        var found = new LinkedHashSet<>(before.annotations());
        var excerpt = "";
        for (var container : pod.containers()) {
            var log = pods.tail(pod.name(), container, MAX_LOG_BYTES).map(redaction::mask);
            log.ifPresent(text -> found.addAll(annotations(run, text)));
            if (step.isBad() && (container.equals(step.container()) || excerpt.isEmpty())) {
                excerpt = log.map(text -> LogAnnotations.excerpt(text, EXCERPT_LINES))
                        .orElse(excerpt);
            }
        }
        var failures = new ArrayList<>(before.failures());
        if (step.isBad() && failures.size() < Findings.MAX_FAILURES) {
            failures.add(failure(step, pod, excerpt));
        }
        var secrets = new TreeSet<>(before.secrets());
        secrets.addAll(pod.secrets());
        var waited = pod.runningSince().flatMap(running -> step.startedAt().map(at -> Duration.between(at, running)));
        return new Findings(
                        before.read(),
                        failures,
                        found.stream().limit(Findings.MAX_ANNOTATIONS).toList(),
                        List.copyOf(secrets))
                .withRead(step.id(), waited);
    }

    private static Failure failure(StepReport step, PodLogs.Pod pod, String excerpt) {
        return new Failure(
                step.id(), step.container(), excerpt, pod.limits().getOrDefault(step.container(), ""), pod.problem());
    }

    /// GitHub is asked for the repository's paths only once there is something to check.
    private List<Annotation> annotations(RunState run, String log) {
        if (LogAnnotations.annotations(log, KnownPaths.unknown()).isEmpty()) {
            return List.of();
        }
        var revision = run.spec().revision();
        var paths = github.paths(revision.repo(), revision.sha())
                .map(KnownPaths::of)
                .orElseGet(KnownPaths::unknown);
        return LogAnnotations.annotations(log, paths);
    }
}
