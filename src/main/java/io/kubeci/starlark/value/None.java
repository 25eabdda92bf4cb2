package io.kubeci.starlark.value;

import io.kubeci.starlark.limit.Budget;

/// The value `None`.
public enum None implements Value {
    NONE;

    @Override
    public String type() {
        return "NoneType";
    }

    @Override
    public boolean truth() {
        return false;
    }

    @Override
    public int hash(Budget budget) {
        return 0;
    }

    @Override
    public void print(Printer out) {
        out.append("None");
    }
}
