package io.kubeci.report;

import io.kubeci.status.RunReport;
import io.kubeci.status.StepReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Finds the steps that made a run fail, the first in time first.
///
/// Left out are those without harm (see [StepReport.Trait#TOLERATED]), groups, which fail with their members, and
/// pods of which a member of the container set failed. All attempts of a step are one failure, told by the last of
/// them.
final class Failures {

    private Failures() {}

    static List<StepReport> of(RunReport report) {
        var guilty = report.steps().stream().filter(Failures::isGuilty).toList();
        var works = guilty.stream().filter(step -> isWork(report, step)).toList();
        var shown = works.isEmpty() ? guilty : works;
        var pods = podsOfMembers(shown, _ -> true);
        var guiltyPods = podsOfMembers(shown, member -> !isConsequence(member));
        var first = shown.stream()
                .filter(step -> step.kind() != StepReport.Kind.POD || !pods.contains(step.podName()))
                .filter(step -> !isConsequence(step) || !guiltyPods.contains(step.podName()))
                .sorted(Comparator.comparing(Failures::end))
                .toList();
        return lastAttempts(report, first);
    }

    private static boolean isGuilty(StepReport step) {
        return step.isBad() && step.completed() && !step.is(StepReport.Trait.TOLERATED);
    }

    private static boolean isWork(RunReport report, StepReport step) {
        return switch (step.kind()) {
            case POD, CONTAINER, SUSPEND, OTHER, SKIPPED -> true;
            case GROUP ->
                !StepNames.isRoot(report, step)
                        && !step.message().isEmpty()
                        && !step.message().startsWith("child '");
            case RETRY -> false;
        };
    }

    private static Set<String> podsOfMembers(List<StepReport> steps, Predicate<StepReport> wanted) {
        var pods = new HashSet<String>();
        steps.stream()
                .filter(step -> step.kind() == StepReport.Kind.CONTAINER && wanted.test(step))
                .forEach(step -> pods.add(step.podName()));
        return pods;
    }

    private static Instant end(StepReport step) {
        return step.finishedAt().or(step::startedAt).orElse(Instant.MAX);
    }

    /// A member of a container set that only says that another one failed.
    private static boolean isConsequence(StepReport step) {
        return step.kind() == StepReport.Kind.CONTAINER && step.message().contains("dependency \"");
    }

    private static List<StepReport> lastAttempts(RunReport report, List<StepReport> steps) {
        var last = new LinkedHashMap<String, StepReport>();
        for (var step : steps) {
            last.merge(key(report, step), step, (a, b) -> a.attempt() > b.attempt() ? a : b);
        }
        return List.copyOf(last.values());
    }

    private static String key(RunReport report, StepReport step) {
        return step.attempt() < 0
                ? step.id()
                : StepNames.withoutAttempt(report, step) + "\n" + step.template() + "\n" + step.depth();
    }
}
