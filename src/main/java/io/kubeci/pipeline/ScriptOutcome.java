package io.kubeci.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubeci.model.Problem;
import java.util.List;

/// How an evaluation ended.
public sealed interface ScriptOutcome {

    /// It needs something first.
    record Wants(ScriptWant want) implements ScriptOutcome {}

    /// It computed a workflow, unchecked.
    ///
    /// @param line of the script where `workflow` is set: problems of the workflow are shown there
    /// @param length of the workflow as JSON, in characters
    record Computed(ObjectNode tree, int line, int length, Transcript transcript) implements ScriptOutcome {}

    /// It said `workflow = None`: as if there were no script.
    record Nothing(Transcript transcript) implements ScriptOutcome {}

    /// Its author has to mend something.
    record Broken(List<Problem> problems, Transcript transcript) implements ScriptOutcome {

        /// Copies the list.
        public Broken {
            problems = List.copyOf(problems);
        }
    }
}
