package io.kubeci.starlark.value;

import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;

/// A value of the language.
public interface Value {

    /// The name of its type, as `type(x)` gives it.
    String type();

    /// Whether it counts as true in a condition.
    default boolean truth() {
        return true;
    }

    /// A number that is equal for equal values.
    ///
    /// @throws StarlarkException if values of this type cannot be keys
    default int hash(Budget budget) {
        throw StarlarkException.eval("unhashable: " + type());
    }

    /// Writes the value the way `repr(x)` shows it.
    void print(Printer out);
}
