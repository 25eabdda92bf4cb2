package io.kubeci.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/// What a Run remembers of the script that computed its Workflow.
///
/// @param modules what was read from elsewhere: `github://repo.org?ref=main` and the commit it stood for, or a URL
///     and the digest of what was there; an evaluation of the same Run reads the same again
/// @param printed what it printed, masked and cut, for the check run's text; "" if nothing
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ScriptRecord(Map<String, String> modules, String printed) {

    /// No script, or nothing to remember of it.
    public static final ScriptRecord NONE = new ScriptRecord(Map.of(), "");

    /// Fills in what is left out, and copies.
    public ScriptRecord {
        modules = modules == null ? Map.of() : Map.copyOf(modules);
        printed = printed == null ? "" : printed;
    }
}
