package io.kubeci.starlark.syntax;

import io.kubeci.starlark.error.Position;

/// What a name stands for: a variable of some scope, and its place there.
public final class Binding {

    /// The binding of names that nothing declares.
    public static final Binding UNDEFINED = new Binding("", Scope.UNDEFINED, -1, Position.START);

    /// Where a variable lives.
    public enum Scope {
        UNDEFINED,
        /// A slot of the running function.
        LOCAL,
        /// A slot that holds a cell, because an inner function uses the variable too.
        CELL,
        /// A cell that was captured from an enclosing function.
        FREE,
        /// A variable of the file that others can load.
        GLOBAL,
        /// A name that was there before the script.
        PREDECLARED
    }

    private final String name;
    private final int index;
    private final Position first;
    private Scope scope;

    Binding(String name, Scope scope, int index, Position first) {
        this.name = name;
        this.scope = scope;
        this.index = index;
        this.first = first;
    }

    public String name() {
        return name;
    }

    public Scope scope() {
        return scope;
    }

    public int index() {
        return index;
    }

    Position first() {
        return first;
    }

    /// An inner function uses this variable: it needs a cell.
    void capture() {
        if (scope == Scope.LOCAL) {
            scope = Scope.CELL;
        }
    }
}
