package io.kubeci.flow;

import io.kubeci.pipeline.Definition;
import io.kubeci.run.ScriptRecord;

/// What was read of a commit's CI files.
///
/// @param definition what they define
/// @param script what is to be remembered of the script, if there was one
/// @param printed all that it printed that people are shown, masked
/// @param trace how it failed, masked; "" if it did not
record Reading(Definition definition, ScriptRecord script, String printed, String trace) {

    /// Without a script.
    static Reading of(Definition definition) {
        return new Reading(definition, ScriptRecord.NONE, "", "");
    }
}
