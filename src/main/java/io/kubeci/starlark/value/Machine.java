package io.kubeci.starlark.value;

import io.kubeci.starlark.limit.Budget;
import java.time.Instant;

/// What builtins see of the running evaluation.
public interface Machine {

    Budget budget();

    /// When the run started; the same for the whole evaluation, so that a script can be repeated.
    Instant now();

    /// Calls a function.
    Value call(Value function, Arguments arguments);

    /// Takes one printed line.
    void print(String line);
}
