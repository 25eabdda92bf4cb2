package io.kubeci.pipeline;

import java.time.Instant;

/// A script with all that it sees.
///
/// @param url where it is
/// @param text its source
/// @param files the commit's CI directory
/// @param input what it is told
/// @param urls what it may load
/// @param now what `time.now()` gives: the start of the run, so that a script is repeatable
public record Script(
        ModuleUrl.Context url, String text, CiFiles files, ScriptInput input, ModuleUrls urls, Instant now) {

    /// The file as problems name it, relative to the repository's root.
    public String file() {
        return url.name();
    }
}
