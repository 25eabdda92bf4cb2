package io.kubeci.starlark;

import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a script ended.
///
/// @param file    its name
/// @param globals its global variables in the order of their declaration; empty after an error
/// @param places  where each is set
/// @param printed the lines that it and its modules printed, also those before an error
/// @param budget  what it used; conversion of the result goes on paying from it
public record Evaluation(
        String file,
        Map<String, Value> globals,
        Map<String, Position> places,
        List<String> printed,
        Optional<StarlarkException> error,
        Budget budget) {

    /// One that came to nothing.
    public static Evaluation failed(String file, List<String> printed, StarlarkException error, Budget budget) {
        return new Evaluation(
                file, Map.of(), Map.of(), printed, Optional.of(error.located(file, Position.START)), budget);
    }

    /// A global variable.
    public Optional<Value> global(String name) {
        return Optional.ofNullable(globals.get(name));
    }

    /// Where a global variable is set; the start of the file if it is not.
    public Position place(String name) {
        return places.getOrDefault(name, Position.START);
    }
}
