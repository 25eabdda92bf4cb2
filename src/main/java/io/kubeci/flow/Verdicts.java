package io.kubeci.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kubeci.model.Problem;
import io.kubeci.pipeline.Definition;
import io.kubeci.policy.Decision;
import io.kubeci.policy.Policy;
import io.kubeci.run.RunSpec;
import io.kubeci.run.RunState;
import io.kubeci.workflow.AuthorSettings;
import io.kubeci.workflow.WorkflowDoc;
import io.kubeci.workflow.Workflows;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Policy before definition: a stranger's script is not executed to learn that the stranger may not build.
final class Verdicts {

    private final Pipelines pipelines;
    private final Workflows workflows;
    private final CachePreparation caches;
    private final Supplier<FlowSettings> settings;

    Verdicts(Pipelines pipelines, Workflows workflows, CachePreparation caches, Supplier<FlowSettings> settings) {
        this.pipelines = pipelines;
        this.workflows = workflows;
        this.caches = caches;
        this.settings = settings;
    }

    /// A verdict, with what was read on the way to it.
    record Judgement(Verdict verdict, Reading reading) {}

    /// Policy stands before the files: a stranger's script is not executed to learn that the stranger may not build.
    Judgement of(RunState run) {
        var spec = run.spec();
        var question = question(spec);
        return switch (Policy.decide(question, settings.get().policy())) {
            case Decision.Decline decline ->
                new Judgement(new Verdict.Declined(decline), Reading.of(new Definition.Absent()));
            case Decision.Build build -> {
                var reading = pipelines.reading(spec, run.status().ownScript());
                yield new Judgement(verdict(spec, question, build, reading.definition()), reading);
            }
        };
    }

    private Verdict verdict(RunSpec spec, Policy.Question question, Decision.Build build, Definition definition) {
        return switch (definition) {
            case Definition.Absent _ -> new Verdict.Nothing();
            case Definition.Invalid(var problems) -> new Verdict.Broken(problems);
            case Definition.Defined(WorkflowDoc document, String file) ->
                defined(spec, question, build, document, file);
        };
    }

    /// What a run of the workflow's own entrypoint runs, whatever policy says by now; empty for a run of another one.
    Optional<Verdict.Runnable> ofOwnEntrypoint(RunState run) {
        var spec = run.spec();
        var reading = pipelines.reading(spec, run.status().ownScript());
        if (!(reading.definition() instanceof Definition.Defined(WorkflowDoc document, String _))) {
            return Optional.empty();
        }
        var template = template(workflows, document);
        var own = entrypoint("", document, template);
        return spec.entrypoint().isEmpty() || spec.entrypoint().equals(own)
                ? Optional.of(new Verdict.Runnable(
                        document, AuthorSettings.read(document).settings(), own, template, "it ran"))
                : Optional.empty();
    }

    static Policy.Question question(RunSpec spec) {
        return new Policy.Question(spec.revision().ref(), spec.pullRequests(), spec.trust(), spec.requested());
    }

    private Verdict defined(
            RunSpec spec, Policy.Question question, Decision.Build build, WorkflowDoc document, String file) {
        var author = AuthorSettings.read(document).settings();
        var wanted = new Policy.Wanted(author.runForBranch(), author.runForTag());
        if (Policy.decide(question, wanted) instanceof Decision.Decline decline) {
            return new Verdict.Declined(decline);
        }
        var faults = caches.faults(spec, author);
        if (!faults.isEmpty()) {
            return new Verdict.Broken(pipelines.located(spec, file, faults));
        }
        var template = template(workflows, document);
        var entrypoint = entrypoint(spec.entrypoint(), document, template);
        return entrypoint.isEmpty()
                ? new Verdict.Broken(
                        List.of(new Problem("spec.entrypoint is missing: name the template to start with", file, 1, 0)))
                : new Verdict.Runnable(document, author, entrypoint, template, build.why());
    }

    /// The spec of the template that a Workflow refers to; a missing node if there is none, or it may not be read.
    static JsonNode template(Workflows workflows, WorkflowDoc document) {
        var reference = document.spec().path("workflowTemplateRef");
        var name = reference.path("name").asText("");
        return name.isEmpty()
                ? MissingNode.getInstance()
                : workflows
                        .templateSpec(name, reference.path("clusterScope").asBoolean(false))
                        .orElse(MissingNode.getInstance());
    }

    /// A Workflow that is only a reference to a template starts where the template says; where that may not be read,
    /// the
    /// template's own name stands for it.
    static String entrypoint(String wanted, WorkflowDoc document, JsonNode template) {
        return Stream.of(
                        wanted,
                        document.entrypoint(),
                        template.path("entrypoint").asText(""),
                        document.spec().path("workflowTemplateRef").path("name").asText(""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }
}
