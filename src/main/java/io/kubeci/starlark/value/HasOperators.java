package io.kubeci.starlark.value;

import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.syntax.TokenKind;
import java.util.Optional;

/// A value that knows binary operators beyond the built-in ones.
public interface HasOperators extends Value {

    /// Applies an operator to this value and another.
    ///
    /// @param isLeft whether this value stands left of the operator
    /// @return nothing if the operator does not know the other value
    Optional<Value> operate(TokenKind operator, Value other, boolean isLeft, Budget budget);
}
