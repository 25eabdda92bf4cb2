package io.kubeci.starlark.eval;

import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.None;
import io.kubeci.starlark.value.Value;
import org.jspecify.annotations.Nullable;

/// One running call.
final class Frame {

    final Interpreter machine;
    final Budget budget;
    final Module module;
    final @Nullable Value[] locals;
    final Cell[] captured;
    /// Where it is, [Position#packed()].
    long at;

    Value result = None.NONE;

    Frame(Interpreter machine, Module module, @Nullable Value[] locals, Cell[] captured) {
        this.machine = machine;
        this.budget = machine.budget();
        this.module = module;
        this.locals = locals;
        this.captured = captured;
    }
}
