package io.kubeci.flow;

import io.kubeci.model.Problem;
import io.kubeci.pipeline.Definition;
import io.kubeci.report.CheckNames;
import io.kubeci.run.CheckRecord;
import io.kubeci.run.RunSpec;
import io.kubeci.run.ScriptRecord;
import io.kubeci.workflow.AuthorSettings;
import io.kubeci.workflow.Decorator;
import io.kubeci.workflow.Fault;
import io.kubeci.workflow.Submittable;
import io.kubeci.workflow.WorkflowDoc;
import io.kubeci.workflow.WorkflowName;
import io.kubeci.workflow.Workflows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a run would submit, without one: nothing is created, here or at GitHub.
public final class DryRun {

    private final Pipelines pipelines;
    private final Workflows workflows;
    private final CachePreparation caches;
    private final Supplier<FlowSettings> settings;

    /// @param settings asked anew each time
    public DryRun(Pipelines pipelines, Workflows workflows, CachePreparation caches, Supplier<FlowSettings> settings) {
        this.pipelines = pipelines;
        this.workflows = workflows;
        this.caches = caches;
        this.settings = settings;
    }

    /// What would be submitted.
    ///
    /// @param workflow the decorated Workflow, also where Argo would refuse it; empty where there is none to show
    /// @param debug what the script printed
    /// @param problems all that its author has to mend; none: it would be taken
    public record Preview(Optional<WorkflowDoc> workflow, String debug, List<Problem> problems) {

        /// Copies the list.
        public Preview {
            problems = List.copyOf(problems);
        }
    }

    /// With the commit's own CI files.
    ///
    /// @throws io.kubeci.model.Unavailable if they cannot be read now
    /// @throws io.kubeci.model.Gone if they never will be
    public Preview of(RunSpec spec) {
        var missing = "commit %s of %s has no CI file: neither %s nor %s"
                .formatted(
                        spec.revision().sha().abbreviated(),
                        spec.revision().repo().fullName(),
                        path(settings.get().files().starlark()),
                        path(settings.get().files().yaml()));
        return preview(spec, pipelines.reading(spec, ScriptRecord.NONE), missing);
    }

    /// With other CI files; GitHub is not asked.
    ///
    /// @param files contents by name, relative to the CI directory
    public Preview of(RunSpec spec, Map<String, String> files) {
        var paths = settings.get().files();
        var missing = "among the files that were given is neither %s nor %s (names are relative to %s)"
                .formatted(paths.starlark(), paths.yaml(), paths.directory());
        return preview(spec, pipelines.reading(spec, files), missing);
    }

    private String path(String file) {
        return settings.get().files().directory() + "/" + file;
    }

    private Preview preview(RunSpec spec, Reading reading, String missing) {
        var draft = reading.draft();
        var debug = debug(reading);
        if (draft.workflow().isEmpty()) {
            return new Preview(Optional.empty(), debug, problems(draft.definition(), missing));
        }
        var author = draft.workflow().get();
        var template = Verdicts.template(workflows, author);
        var entrypoint = Verdicts.entrypoint(spec.entrypoint(), author, template);
        var check = CheckRecord.intended(CheckNames.of(entrypoint), entrypoint, "");
        var cache = AuthorSettings.read(author).settings();
        var claim = caches.claim(name(spec), spec, cache);
        var decoration = Launching.decoration(settings.get(), name(spec), spec, check, claim);
        var decorated = Decorator.decorate(author, decoration, template);
        var problems = draft.definition() instanceof Definition.Defined
                ? Stream.concat(
                                caches.faults(spec, cache).stream()
                                        .map(Fault::message)
                                        .map(Problem::of),
                                refusals(decorated).stream())
                        .toList()
                : problems(draft.definition(), missing);
        return new Preview(Optional.of(decorated), debug, problems);
    }

    /// What the script printed, and how it failed.
    private static String debug(Reading reading) {
        return Stream.of(reading.printed(), reading.trace())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static List<Problem> problems(Definition definition, String missing) {
        return switch (definition) {
            case Definition.Invalid(var problems) -> problems;
            case Definition.Absent _ -> List.of(Problem.of(missing));
            case Definition.Defined _ -> List.of();
        };
    }

    private List<Problem> refusals(WorkflowDoc decorated) {
        return switch (Submittable.of(decorated)) {
            case Submittable.Unfit(var problems) -> problems;
            case Submittable.Ready(var workflow) ->
                workflows.dryRun(workflow).stream().map(Problem::of).toList();
        };
    }

    private static String name(RunSpec spec) {
        var revision = spec.revision();
        var seed = String.join(
                "/", "dry-run", revision.repo().fullName(), revision.sha().hex(), spec.entrypoint());
        return WorkflowName.of(
                revision.repo().name(), spec.entrypoint(), revision.ref().name(), seed);
    }
}
