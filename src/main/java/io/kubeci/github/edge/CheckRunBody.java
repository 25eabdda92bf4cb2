package io.kubeci.github.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.github.Annotation;
import io.kubeci.github.CheckRunUpdate;
import io.kubeci.github.CheckState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A check run as GitHub's "Create a check run" and "Update a check run" take it.
final class CheckRunBody {

    private CheckRunBody() {}

    /// What a check run can do without, in the order in which it is given up if GitHub refuses it.
    enum Extra {
        ANNOTATIONS,
        TEXT,
        ACTIONS,
        DETAILS_URL;

        /// Whether the check run has it.
        boolean isIn(CheckRunUpdate checkRun) {
            return switch (this) {
                case ANNOTATIONS -> !checkRun.annotations().isEmpty();
                case TEXT -> !checkRun.output().text().isEmpty();
                case ACTIONS -> !checkRun.actions().isEmpty();
                case DETAILS_URL -> checkRun.detailsUrl().isPresent();
            };
        }
    }

    /// The whole check run.
    ///
    /// @param annotations the first 50
    /// @param extras what of the optional parts goes in
    static ObjectNode whole(CheckRunUpdate checkRun, List<Annotation> annotations, Set<Extra> extras) {
        var body = Answers.object()
                .put("name", checkRun.name())
                .put("external_id", checkRun.externalId())
                .put("status", checkRun.state().status());
        if (extras.contains(Extra.DETAILS_URL)) {
            checkRun.detailsUrl().ifPresent(url -> body.put("details_url", url));
        }
        checkRun.startedAt().ifPresent(at -> body.put("started_at", wire(at)));
        if (checkRun.state() instanceof CheckState.Completed(var conclusion, var at)) {
            body.put("conclusion", conclusion.wire()).put("completed_at", wire(at));
        }
        body.set("output", output(checkRun, extras.contains(Extra.ANNOTATIONS) ? annotations : List.of(), extras));
        if (extras.contains(Extra.ACTIONS)) {
            addActions(body, checkRun.actions());
        }
        return body;
    }

    /// The buttons, if there are any.
    static void addActions(ObjectNode body, List<CheckRunUpdate.Action> actions) {
        if (actions.isEmpty()) {
            return;
        }
        var array = body.putArray("actions");
        actions.forEach(action -> array.addObject()
                .put("label", action.label())
                .put("description", action.description())
                .put("identifier", action.identifier()));
    }

    /// Only more annotations, which GitHub appends.
    static ObjectNode more(CheckRunUpdate checkRun, List<Annotation> annotations, Set<Extra> extras) {
        var body = Answers.object();
        body.set("output", output(checkRun, annotations, extras));
        return body;
    }

    private static ObjectNode output(CheckRunUpdate checkRun, List<Annotation> annotations, Set<Extra> extras) {
        var output = Answers.object()
                .put("title", checkRun.output().title())
                .put("summary", checkRun.output().summary());
        if (extras.contains(Extra.TEXT)) {
            Optional.of(checkRun.output().text())
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> output.put("text", text));
        }
        if (!annotations.isEmpty()) {
            var array = output.putArray("annotations");
            annotations.forEach(annotation -> array.add(annotation(annotation)));
        }
        return output;
    }

    private static ObjectNode annotation(Annotation annotation) {
        var json = Answers.object()
                .put("path", annotation.path())
                .put("start_line", annotation.startLine())
                .put("end_line", annotation.endLine())
                .put("annotation_level", annotation.level().wire())
                .put("message", annotation.message());
        if (!annotation.title().isEmpty()) {
            json.put("title", annotation.title());
        }
        if (annotation.startLine() == annotation.endLine() && annotation.startColumn() > 0) {
            json.put("start_column", annotation.startColumn());
            json.put("end_column", Math.max(annotation.startColumn(), annotation.endColumn()));
        }
        return json;
    }

    private static String wire(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
