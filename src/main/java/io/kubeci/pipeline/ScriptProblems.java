package io.kubeci.pipeline;

import io.kubeci.model.Problem;
import io.kubeci.starlark.error.ErrorKind;
import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.error.TraceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A script's error as its author reads it: problems on lines of the repository's files, and the backtrace.
final class ScriptProblems {

    /// The longest message on a line; the whole of it is in the trace. Ours: a screen.
    private static final int MAX_MESSAGE = 2_000;

    /// How many calls of a backtrace are shown, from both of its ends.
    private static final int MAX_CALLS = 40;

    private ScriptProblems() {}

    static List<Problem> of(StarlarkException error, Script script) {
        if (error.kind() == ErrorKind.CONVERT) {
            return List.of(new Place(error.position(), "workflow cannot be written as JSON: " + error.text())
                    .in(script.file()));
        }
        var directory = script.url().directory() + "/";
        var found = error.problems().isEmpty()
                ? Stream.of(new Place(error.position(), message(error)))
                : error.problems().stream().map(one -> new Place(one.position(), one.message()));
        if (error.file().startsWith(directory)) {
            return found.map(place -> place.in(error.file())).toList();
        }
        // Not a file of this repository: shown where one of its files leads there.
        var at = error.backtrace().stream()
                .filter(call -> call.file().startsWith(directory))
                .reduce((_, inner) -> inner)
                .orElseGet(() -> new TraceLine("", script.file(), Position.START));
        return found.map(place ->
                        new Place(at.position(), "%s:%s: %s".formatted(error.file(), place.at(), place.message())))
                .map(place -> place.in(at.file()))
                .toList();
    }

    /// The calls that were under way, outermost first, and the message.
    static String trace(StarlarkException error) {
        var lines = new ArrayList<String>();
        var calls = error.backtrace();
        for (int i = 0; i < calls.size(); i++) {
            if (calls.size() > MAX_CALLS && i == MAX_CALLS / 2) {
                lines.add("  … %d more calls …".formatted(calls.size() - MAX_CALLS));
                i = calls.size() - MAX_CALLS / 2;
            }
            lines.add("  " + calls.get(i));
        }
        if (!lines.isEmpty()) {
            lines.addFirst("Traceback (outermost call first):");
        }
        lines.add("%s:%s: %s".formatted(error.file(), error.position(), message(error)));
        return String.join("\n", lines);
    }

    private static String message(StarlarkException error) {
        return error.limit()
                .map(limit -> "the script was stopped: " + error.text())
                .orElse(error.text());
    }

    private record Place(Position at, String message) {

        Problem in(String file) {
            var cut = message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE - 1) + "…";
            return new Problem(cut, file, at.line(), at.column());
        }
    }
}
