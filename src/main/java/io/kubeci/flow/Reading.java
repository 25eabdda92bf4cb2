package io.kubeci.flow;

import io.kubeci.pipeline.Definition;
import io.kubeci.pipeline.Draft;
import io.kubeci.run.ScriptRecord;

/// What was read of a commit's CI files.
///
/// @param draft what they define, and the Workflow as far as it can be shown
/// @param script what is to be remembered of the script, if there was one
/// @param printed all that it printed that people are shown, masked
/// @param trace how it failed, masked; "" if it did not
record Reading(Draft draft, ScriptRecord script, String printed, String trace) {

    /// Without a script, and without anything to show.
    static Reading of(Definition definition) {
        return ofDraft(Draft.of(definition));
    }

    /// Without a script.
    static Reading ofDraft(Draft draft) {
        return new Reading(draft, ScriptRecord.NONE, "", "");
    }

    /// What they define.
    Definition definition() {
        return draft.definition();
    }
}
