package io.kubeci.starlark.eval;

import io.kubeci.starlark.limit.Budget;
import io.kubeci.starlark.value.Arguments;
import io.kubeci.starlark.value.Callable;
import io.kubeci.starlark.value.Freezable;
import io.kubeci.starlark.value.Freezer;
import io.kubeci.starlark.value.Machine;
import io.kubeci.starlark.value.Printer;
import io.kubeci.starlark.value.Value;
import org.jspecify.annotations.Nullable;

/// A function of a script: code, with the default values and the variables it closes over.
final class FunctionValue implements Callable, Freezable {

    private final Code code;
    private final Module module;
    private final @Nullable Value[] defaults;
    private final Cell[] captured;

    FunctionValue(Code code, Module module, @Nullable Value[] defaults, Cell[] captured) {
        this.code = code;
        this.module = module;
        this.defaults = defaults;
        this.captured = captured;
    }

    @Override
    public String name() {
        return code.name;
    }

    @Override
    public String type() {
        return "function";
    }

    @Override
    public int hash(Budget budget) {
        return code.name.hashCode();
    }

    @Override
    public Value call(Machine machine, Arguments arguments) {
        var frame = new Frame((Interpreter) machine, module, new @Nullable Value[code.slots()], captured);
        frame.budget.bytes(64 + 8L * code.slots());
        return code.run(frame, locals -> code.parameters.bind(code.name, arguments, defaults, locals, frame.budget));
    }

    @Override
    public boolean freeze(Freezer freezer) {
        for (var value : defaults) {
            if (value != null) {
                freezer.freeze(value);
            }
        }
        for (var cell : captured) {
            freezer.freeze(cell);
        }
        return true;
    }

    @Override
    public void print(Printer out) {
        out.append("<function " + code.name + ">");
    }
}
