package io.kubeci.report;

import io.kubeci.github.Annotation;
import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.CheckState;
import io.kubeci.github.CheckState.Conclusion;
import io.kubeci.model.Problem;
import io.kubeci.policy.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The check run of a commit for which nothing runs: it is declined, or its workflow file is broken.
///
/// It is not given the name of the workflow's own check: a required check must not be satisfied by not running.
public final class NoRunReports {

    /// The check run's name, as in kube-ci 0.12.
    public static final String NAME = "Default Workflow";

    private static final int MAX_LISTED = 50;
    private static final int MAX_MESSAGE = 1_000;
    private static final int MAX_TITLE = 150;
    private static final int MAX_FILE = 200;

    private NoRunReports() {}

    /// It is not built, and why, and the way out. `action_required` for a fork, as somebody has to decide; `neutral`
    /// for everything else, as nothing is wrong with the commit.
    public static CheckRunUpdate declined(RunView view, Decision.Decline decline, Instant at) {
        var conclusion = switch (decline.reason()) {
            case FORK -> Conclusion.ACTION_REQUIRED;
            case BRANCH, DRAFT, NOT_FOR_BRANCHES, NOT_FOR_TAGS -> Conclusion.NEUTRAL;
        };
        return update(view, conclusion, new CheckRunUpdate.Output(decline.title(), decline.advice(), ""), at);
    }

    /// The workflow file cannot be used; its faults are annotations on its lines.
    public static CheckRunUpdate invalid(RunView view, List<Problem> problems, Instant at) {
        var summary = new StringBuilder(
                problems.size() == 1
                        ? "There is a problem with the workflow file, so nothing runs:\n"
                        : "There are %d problems with the workflow file, so nothing runs:\n"
                                .formatted(problems.size()));
        problems.stream()
                .limit(MAX_LISTED)
                .forEach(problem -> summary.append("\n- ").append(listed(problem)));
        if (problems.size() > MAX_LISTED) {
            summary.append("\n- and %d more".formatted(problems.size() - MAX_LISTED));
        }
        var output = new CheckRunUpdate.Output(title(problems), summary.toString(), "");
        var annotations = problems.stream()
                .filter(problem -> problem.line() > 0 && !problem.file().isEmpty())
                .map(NoRunReports::annotation)
                .toList();
        return update(view, Conclusion.FAILURE, output, at).withAnnotations(annotations);
    }

    private static String title(List<Problem> problems) {
        var first = problems.isEmpty()
                ? "The workflow file cannot be used"
                : Markdown.line(problems.getFirst().located(), MAX_TITLE);
        return problems.size() <= 1 ? first : first + " (and %d more)".formatted(problems.size() - 1);
    }

    private static String listed(Problem problem) {
        var place = new Problem("", problem.file(), problem.line(), problem.column()).located();
        var where = place.endsWith(": ") ? place.substring(0, place.length() - 2) : place;
        var what = Markdown.code(problem.message(), MAX_MESSAGE);
        return where.isEmpty() ? what : Markdown.code(where, MAX_FILE) + ": " + what;
    }

    private static Annotation annotation(Problem problem) {
        return new Annotation(
                problem.file(),
                problem.line(),
                problem.line(),
                problem.column(),
                problem.column(),
                Annotation.Level.FAILURE,
                "",
                problem.message());
    }

    private static CheckRunUpdate update(
            RunView view, Conclusion conclusion, CheckRunUpdate.Output output, Instant at) {
        return new CheckRunUpdate(
                NAME,
                view.entrypoint().isEmpty() ? view.name() : view.entrypoint(),
                Optional.empty(),
                new CheckState.Completed(conclusion, at),
                Optional.empty(),
                output,
                List.of(),
                List.of());
    }
}
