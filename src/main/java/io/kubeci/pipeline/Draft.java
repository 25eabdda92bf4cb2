package io.kubeci.pipeline;

import io.kubeci.workflow.WorkflowDoc;
import java.util.Optional;

/// A definition, and besides it the Workflow as far as it can be read, even where it must not be submitted: so that its
/// author can look at what became of it.
///
/// @param definition what may be done with it
/// @param workflow the Workflow in canonical form; empty where there is none, or where the text is not even a tree
public record Draft(Definition definition, Optional<WorkflowDoc> workflow) {

    /// A draft of which nothing can be shown.
    public static Draft of(Definition definition) {
        return new Draft(definition, Optional.empty());
    }

    /// The same Workflow with other things said about it.
    public Draft with(Definition other) {
        return new Draft(other, workflow);
    }
}
