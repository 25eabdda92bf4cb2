package io.kubeci.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The rules for one template, and for those that stand inline within it.
/// Source: validate.go of Argo 4.1.2, `validateTemplate` and what it calls.
final class TemplateRules {

    /// The fields of which a template has exactly one.
    static final List<String> KINDS = List.of(
            "container", "containerSet", "script", "steps", "dag", "resource", "suspend", "data", "http", "plugin");

    private static final Set<String> RETRY_POLICIES = Set.of("", "Always", "OnFailure", "OnError", "OnTransientError");
    private static final Set<String> RESOURCE_ACTIONS = Set.of("get", "create", "apply", "delete", "replace", "patch");

    private final Templates templates;
    private final Set<String> workflowParameters;
    private final Consumer<Fault> faults;

    TemplateRules(Templates templates, Set<String> workflowParameters, Consumer<Fault> faults) {
        this.templates = templates;
        this.workflowParameters = workflowParameters;
        this.faults = faults;
    }

    /// @param outerInputs names of input parameters of the templates around an inline one, "" level none
    void template(Place template, Set<String> outerInputs) {
        if (!template.node().isObject()) {
            return;
        }
        kind(template);
        var inputs = template.at("inputs");
        Names.ofParameters(inputs.at("parameters").items(), "parameter", faults);
        Names.ofParameters(inputs.at("artifacts").items(), "artifact", faults);
        var retry = template.at("retryStrategy").at("retryPolicy");
        oneOf(retry, RETRY_POLICIES, "retry policy");
        var scope = new HashSet<>(outerInputs);
        inputs.at("parameters").items().forEach(one -> scope.add(one.at("name").text()));
        if (template.at("steps").exists() || template.at("dag").exists()) {
            composite(template, scope);
        } else {
            leaf(template);
        }
        new Variables(workflowParameters, scope).check(template, faults);
    }

    private void kind(Place template) {
        var kinds = KINDS.stream().filter(kind -> template.at(kind).exists()).toList();
        if (kinds.size() > 1) {
            faults.accept(template.at(kinds.get(1)).fault(FaultMessages.twoKinds(named(template), kinds)));
        } else if (kinds.isEmpty() && !templates.hasDefaultKind()) {
            faults.accept(template.fault(FaultMessages.noKind(named(template), KINDS)));
        }
    }

    private void composite(Place template, Set<String> scope) {
        for (var field : List.of("activeDeadlineSeconds", "timeout")) {
            var place = template.at(field);
            if (place.exists() && !place.node().asText().isEmpty()) {
                faults.accept(place.fault(FaultMessages.onlyWhereRun(field)));
            }
        }
        var calls = new CallRules(templates, faults, inline -> template(inline, scope));
        calls.steps(template.at("steps"));
        if (template.at("dag").exists()) {
            new DagRules(calls, faults).check(template.at("dag"));
        }
    }

    private void leaf(Place template) {
        var parallelism = template.at("parallelism");
        if (parallelism.exists()) {
            faults.accept(parallelism.fault(FaultMessages.onlyForComposites()));
        }
        for (var kind : List.of("container", "script")) {
            var image = template.at(kind).at("image").text();
            if (template.at(kind).node().isObject()
                    && image.isEmpty()
                    && templates.defaults(kind).at("image").text().isEmpty()) {
                faults.accept(template.at(kind).fault(FaultMessages.noImage(named(template))));
            }
        }
        if (template.at("resource").exists()) {
            oneOf(template.at("resource").at("action"), RESOURCE_ACTIONS, "action of a resource template");
        }
        mounts(template.at("container").at("volumeMounts").items());
    }

    private void mounts(List<Place> mounts) {
        var seen = new HashSet<String>();
        for (var mount : mounts) {
            var path = mount.at("mountPath");
            if (!path.text().isEmpty() && !Names.isVariable(path.text()) && !seen.add(path.text())) {
                faults.accept(path.fault(FaultMessages.mountedTwice(path.text())));
            }
        }
    }

    private void oneOf(Place place, Set<String> allowed, String what) {
        var text = place.text();
        if (place.exists() && !Names.isVariable(text) && !allowed.contains(text)) {
            faults.accept(place.fault(FaultMessages.noneOf(text, what, allowed)));
        }
    }

    private static String named(Place template) {
        var name = template.at("name").text();
        return name.isEmpty() ? "this template" : "the template \"%s\"".formatted(name);
    }
}
