package io.kubeci.cli;

import io.kubeci.starlark.Evaluation;
import java.util.List;

/// What became of one script.
///
/// @param file       as given on the command line
/// @param source     the text of the file that the error is in, "" if it cannot be shown
/// @param evaluation how it ended
/// @param result     what the conversion made of it
/// @param micros     how long each evaluation took: reading, parsing, running and converting
record Report(String file, String source, Evaluation evaluation, Converted result, List<Long> micros) {

    Report {
        micros = List.copyOf(micros);
    }

    boolean isOk() {
        return evaluation.error().isEmpty();
    }
}
