package io.kubeci.workflow;

import io.kubeci.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The last gate before a Workflow is created: its types, its size, and that nothing is in it which must not be.
public sealed interface Submittable {

    /// It may be created.
    record Ready(WorkflowDoc workflow) implements Submittable {}

    /// It must not be created.
    ///
    /// @param problems why, for the author
    record Unfit(List<Problem> problems) implements Submittable {

        /// Copies the list.
        public Unfit {
            problems = List.copyOf(problems);
        }
    }

    /// Looks at a decorated Workflow, whoever wrote it: YAML, Starlark or the API.
    static Submittable of(WorkflowDoc workflow) {
        var tree = workflow.tree();
        var faults = new ArrayList<>(WorkflowTypes.check(tree));
        if (faults.isEmpty()) {
            faults.addAll(WorkflowSize.check(tree));
        }
        tree.properties().stream()
                .filter(field ->
                        !Set.of("apiVersion", "kind", "metadata", "spec").contains(field.getKey()))
                .forEach(field -> faults.add(Fault.at("", FaultMessages.notSubmitted(field.getKey()))));
        return faults.isEmpty()
                ? new Ready(workflow)
                : new Unfit(faults.stream()
                        .map(fault -> Problem.of(fault.message()))
                        .toList());
    }
}
