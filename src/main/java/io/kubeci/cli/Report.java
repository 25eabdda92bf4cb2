package io.kubeci.cli;

import io.kubeci.starlark.error.StarlarkException;
import java.util.List;
import java.util.Optional;

/// What became of one script.
///
/// @param file     as given on the command line
/// @param source   its text, for messages
/// @param workflow the global `workflow` as JSON
/// @param yaml     the same as YAML
/// @param globals  the other public globals as one JSON object
/// @param micros   how long each evaluation took
record Report(
        String file,
        String source,
        Optional<String> workflow,
        Optional<String> yaml,
        String globals,
        List<String> printed,
        Optional<StarlarkException> error,
        long steps,
        long bytes,
        List<Long> micros) {}
