package io.kubeci.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubeci.model.Problem;
import io.kubeci.policy.Decision;
import io.kubeci.workflow.AuthorSettings;
import io.kubeci.workflow.WorkflowDoc;
import java.util.List;

/// What the CI files and policy say of a run. Computed again whenever it is needed: the files of a commit never change.
sealed interface Verdict {

    /// It may run.
    ///
    /// @param document the author's Workflow
    /// @param author what its annotations say
    /// @param entrypoint the template it starts with
    /// @param template the spec of the WorkflowTemplate that it refers to; a missing node if there is none
    /// @param why the clause that allowed it
    record Runnable(WorkflowDoc document, AuthorSettings author, String entrypoint, JsonNode template, String why)
            implements Verdict {}

    /// Policy refuses it.
    record Declined(Decision.Decline decline) implements Verdict {}

    /// Its author has to mend something.
    record Broken(List<Problem> problems) implements Verdict {

        public Broken {
            problems = List.copyOf(problems);
        }
    }

    /// There is nothing to run: the script or the file says so.
    record Nothing() implements Verdict {}
}
