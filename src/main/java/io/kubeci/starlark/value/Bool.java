package io.kubeci.starlark.value;

import io.kubeci.starlark.limit.Budget;

/// `True` and `False`. Not numbers: `True == 1` is false.
public enum Bool implements Value {
    FALSE,
    TRUE;

    public static Bool of(boolean value) {
        return value ? TRUE : FALSE;
    }

    @Override
    public String type() {
        return "bool";
    }

    @Override
    public boolean truth() {
        return this == TRUE;
    }

    @Override
    public int hash(Budget budget) {
        return ordinal();
    }

    @Override
    public void print(Printer out) {
        out.append(this == TRUE ? "True" : "False");
    }
}
