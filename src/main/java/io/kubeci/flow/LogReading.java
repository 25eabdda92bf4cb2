package io.kubeci.flow;

import io.kubeci.github.Annotation;
import io.kubeci.github.GitHub;
import io.kubeci.model.Gone;
import io.kubeci.model.Unavailable;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Reads the logs of steps as they end, so that the clean-up of pods cannot win. A log is a help and no more: one that
/// cannot be had keeps neither progress nor a run's end from being told.
final class LogReading {

    private static final Logger LOG = Logger.getLogger(LogReading.class);

    /// For how long logs that cannot be had are asked for again. Ours: a kubelet starts again in that time; else the
    /// machine may be gone, and they with it, and people wait for the end.
    private static final Duration FOR_LOGS = Duration.ofSeconds(20);

    /// For how long GitHub is asked for the repository's paths. Ours: if it takes the check run, that is more urgent.
    private static final Duration FOR_PATHS = Duration.ofMinutes(1);

    /// How many pods one pass reads, so that a run of a thousand pods does not keep others waiting. Ours.
    private static final int PODS_A_PASS = 8;

    /// How much of a log is read, from its end. Ours: some 20,000 lines.
    private static final int MAX_LOG_BYTES = 1 << 20;

    /// How many lines of a failed step's log people are shown.
    private static final int EXCERPT_LINES = 30;

    private final GitHub github;
    private final PodLogs pods;
    private final Patience patience;

    LogReading(GitHub github, PodLogs pods, InstantSource clock) {
        this.github = github;
        this.pods = pods;
        this.patience = new Patience(clock);
    }

    /// What one pass found.
    ///
    /// @param findings those of before and the new ones
    /// @param more whether there are ended steps whose logs are still to be read
    /// @param awaited present if a log could not be read now, and may be later
    record Result(Findings findings, boolean more, Optional<Unavailable> awaited) {}

    Result read(RunState run, RunReport report) {
        var findings = run.status().findings();
        var unread = report.steps().stream()
                .filter(step -> step.kind() == StepReport.Kind.POD
                        && step.completed()
                        && !step.podName().isEmpty())
                .filter(step -> !run.status().findings().hasRead(step.id()))
                .toList();
        int read = 0;
        var awaited = Optional.<Unavailable>empty();
        for (var step : unread.subList(0, Math.min(PODS_A_PASS, unread.size()))) {
            try {
                findings = read(run, step, findings);
                read++;
            } catch (Unavailable e) {
                awaited = Optional.of(e);
            }
        }
        return new Result(findings, read > 0 && unread.size() > PODS_A_PASS, awaited);
    }

    /// What must not be shown of a run.
    Redaction redaction(Findings findings) {
        return findings.secrets().isEmpty()
                ? Redaction.withoutValues()
                : Redaction.of(pods.secretValues(Set.copyOf(findings.secrets())));
    }

    private Findings read(RunState run, StepReport step, Findings before) {
        return had("pods", run, () -> pods.find(step.podName()))
                .map(pod -> read(run, step, pod, before))
                .orElseGet(() -> before.withRead(step.id(), Optional.empty()));
    }

    private Findings read(RunState run, StepReport step, PodLogs.Pod pod, Findings before) {
        var redaction = had("Secrets", run, () -> Optional.of(Redaction.of(pods.secretValues(pod.secrets()))));
        var found = new LinkedHashSet<>(before.annotations());
        var excerpt = "";
        // What cannot be masked is not read.
        for (var container : redaction.isEmpty() ? List.<String>of() : pod.containers()) {
            var log = had("logs", run, () -> pods.tail(pod.name(), container, MAX_LOG_BYTES))
                    .map(redaction.orElseThrow()::mask);
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
        return new Findings(before.read(), failures, Findings.fitting(found), List.copyOf(secrets))
                .withRead(step.id(), waited);
    }

    private static Failure failure(StepReport step, PodLogs.Pod pod, String excerpt) {
        return new Failure(
                step.id(), step.container(), excerpt, pod.limits().getOrDefault(step.container(), ""), pod.problem());
    }

    /// GitHub is asked for the repository's paths only once there is something to check.
    private List<Annotation> annotations(RunState run, String log) {
        return LogAnnotations.annotations(log, KnownPaths.unknown()).isEmpty()
                ? List.of()
                : LogAnnotations.annotations(log, paths(run));
    }

    /// What GitHub does not tell is guessed.
    private KnownPaths paths(RunState run) {
        var revision = run.spec().revision();
        try {
            return patience.had(
                            "the paths of %s at %s".formatted(revision.repo(), revision.sha()),
                            FOR_PATHS,
                            () -> github.paths(revision.repo(), revision.sha()))
                    .map(KnownPaths::of)
                    .orElseGet(KnownPaths::unknown);
        } catch (Gone e) {
            LOG.warnf("the paths of %s are guessed: %s", revision.repo(), e.getMessage());
            return KnownPaths.unknown();
        }
    }

    private <T> Optional<T> had(String what, RunState run, Supplier<Optional<T>> asked) {
        return patience.had("%s of run %s".formatted(what, run.name()), FOR_LOGS, asked);
    }
}
