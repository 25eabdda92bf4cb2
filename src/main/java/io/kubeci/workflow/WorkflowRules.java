package io.kubeci.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What Argo would refuse about a Workflow whose types are right, as far as we can know it beforehand.
///
/// Where it depends on what is in the cluster (templates of others) or on values of the run, nothing is said: a refusal
/// here that Argo would not share would be worse than a late message.
public final class WorkflowRules {

    /// Source: `maxItems` of spec.templates in Argo's full resource definitions.
    private static final int MAX_TEMPLATES = 200;

    /// Source: workflow_types.go of Argo 4.1.2, `PodGCStrategy.IsValid`.
    private static final Set<String> POD_GC =
            Set.of("", "OnPodCompletion", "OnPodSuccess", "OnWorkflowCompletion", "OnWorkflowSuccess");

    private final RuleContext context;
    private final Place spec;
    private final List<Fault> faults = new ArrayList<>();

    private WorkflowRules(JsonNode workflow, RuleContext context) {
        this.spec = Place.root(workflow).at("spec");
        this.context = context;
    }

    /// All that is certain to be refused. Does not fail on an object whose types are wrong; such parts are passed over.
    public static List<Fault> check(JsonNode workflow, RuleContext context) {
        var rules = new WorkflowRules(workflow, context);
        rules.check();
        return List.copyOf(rules.faults);
    }

    private void check() {
        if (!spec.node().isObject()) {
            return;
        }
        Arguments.ofWorkflow(spec.at("arguments"), context.givenParameters(), faults::add);
        var strategy = spec.at("podGC").at("strategy");
        if (!POD_GC.contains(strategy.text())) {
            faults.add(strategy.fault(FaultMessages.noStrategy(strategy.text(), POD_GC)));
        }
        Hooks.check(spec.at("hooks"), faults::add);
        Names.ofReference(spec.at("entrypoint"), "entrypoint's", faults::add);
        if (spec.at("workflowTemplateRef").exists()) {
            byReference();
        } else {
            byTemplates();
        }
    }

    private void byReference() {
        var templates = spec.at("templates");
        if (!templates.items().isEmpty()) {
            faults.add(templates.fault(FaultMessages.templatesBesideReference()));
        }
        var name = spec.at("workflowTemplateRef").at("name");
        if (name.text().isEmpty()) {
            faults.add(spec.at("workflowTemplateRef").fault(FaultMessages.referenceWithoutName()));
        }
        Names.ofObject(name, "WorkflowTemplate's", faults::add);
    }

    private void byTemplates() {
        var places = spec.at("templates").items();
        if (places.isEmpty()) {
            if (!spec.at("templates").exists()) {
                faults.add(spec.fault(FaultMessages.noTemplates()));
            }
            return;
        }
        if (places.size() > MAX_TEMPLATES) {
            faults.add(places.get(MAX_TEMPLATES).fault(FaultMessages.tooManyTemplates(places.size(), MAX_TEMPLATES)));
        }
        Names.ofFields(places, "template", faults::add);
        var known = new Templates(spec, places);
        entrypoint(known);
        known.reference(spec.at("onExit"), faults::add);
        spec.at("hooks").values().forEach(hook -> known.reference(hook.at("template"), faults::add));
        var check = new TemplateRules(known, workflowParameters(), faults::add);
        places.forEach(template -> check.template(template, Set.of()));
    }

    private void entrypoint(Templates known) {
        var own = spec.at("entrypoint");
        if (!context.entrypoint().isEmpty()) {
            if (!known.has(context.entrypoint())) {
                faults.add(spec.at("templates")
                        .fault(FaultMessages.noTemplate(context.entrypoint(), known.hint(context.entrypoint()))));
            }
            known.arguments(context.entrypoint(), workflowParameters(), spec.at("templates"), faults::add);
        } else if (own.text().isEmpty() && !own.node().isContainerNode()) {
            faults.add(spec.fault(FaultMessages.noEntrypoint()));
        } else {
            known.reference(own, faults::add);
            known.arguments(own.text(), workflowParameters(), own, faults::add);
        }
    }

    private Set<String> workflowParameters() {
        var names = new HashSet<>(context.givenParameters());
        spec.at("arguments")
                .at("parameters")
                .items()
                .forEach(one -> names.add(one.at("name").text()));
        return names;
    }
}
