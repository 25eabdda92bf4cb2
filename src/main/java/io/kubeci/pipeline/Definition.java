package io.kubeci.pipeline;

import io.kubeci.model.Problem;
import io.kubeci.workflow.WorkflowDoc;
import java.util.List;

/// What a commit's CI files define.
public sealed interface Definition {

    /// A Workflow that may be decorated and submitted.
    ///
    /// @param workflow as the author wrote it, in canonical form
    /// @param file the file that defines it, relative to the repository's root
    record Defined(WorkflowDoc workflow, String file) implements Definition {}

    /// There are no CI files: the repository has no interest in us.
    record Absent() implements Definition {}

    /// There are, but something about them has to be mended.
    ///
    /// @param problems all that was found, in the order of the file
    record Invalid(List<Problem> problems) implements Definition {

        /// Copies the list.
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
