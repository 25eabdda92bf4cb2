package io.kubeci.starlark;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a script ended.
///
/// @param globals its global variables in the order of their declaration; empty after an error
/// @param printed the lines that it and its modules printed, also those before an error
/// @param budget  what it used; conversion of the result goes on paying from it
public record Evaluation(
        Map<String, Value> globals, List<String> printed, Optional<StarlarkException> error, Budget budget) {

    /// A global variable.
    public Optional<Value> global(String name) {
        return Optional.ofNullable(globals.get(name));
    }
}
