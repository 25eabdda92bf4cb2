package io.kubeci.starlark.eval;

import io.kubeci.starlark.value.Freezable;
import io.kubeci.starlark.value.Freezer;
import io.kubeci.starlark.value.Printer;
import io.kubeci.starlark.value.Value;
import org.jspecify.annotations.Nullable;

/// A variable that several functions share. No script ever sees one.
final class Cell implements Freezable {

    private @Nullable Value value;

    @Nullable
    Value value() {
        return value;
    }

    void set(Value newValue) {
        value = newValue;
    }

    @Override
    public String type() {
        return "cell";
    }

    @Override
    public boolean freeze(Freezer freezer) {
        if (value != null) {
            freezer.freeze(value);
        }
        return true;
    }

    @Override
    public void print(Printer out) {
        out.append("cell");
    }
}
