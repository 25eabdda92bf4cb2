package io.kubeci.starlark.syntax;

import io.kubeci.starlark.error.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The code of a `def` or a `lambda`, with what the resolver finds out about its variables.
public final class Function {

    private final String name;
    private final Position start;
    private final List<Parameter> parameters;
    private final List<Stmt> body;
    private final List<Binding> locals = new ArrayList<>();
    private final List<Binding> captured = new ArrayList<>();
    private int height;

    Function(String name, Position start, List<Parameter> parameters, List<Stmt> body) {
        this.name = name;
        this.start = start;
        this.parameters = List.copyOf(parameters);
        this.body = List.copyOf(body);
    }

    /// One parameter.
    ///
    /// @param at where the resolver complains about it
    /// @param name missing for the lone `*`
    public record Parameter(Position at, ParameterKind kind, Optional<Name> name, Optional<Expr> defaultValue) {}

    /// The forms of a parameter.
    public enum ParameterKind {
        REQUIRED,
        OPTIONAL,
        STAR,
        STARSTAR
    }

    /// Its name; `lambda` for all of these.
    public String name() {
        return name;
    }

    public Position start() {
        return start;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    public List<Stmt> body() {
        return body;
    }

    /// The variables in the order of their slots, parameters first: the named ones, then `*args`, then `**kwargs`.
    public List<Binding> locals() {
        return locals;
    }

    /// For each free variable of this function, the variable of the enclosing one that it is.
    public List<Binding> captured() {
        return captured;
    }

    /// How deep its expressions and blocks are nested: what it needs of the stack.
    public int height() {
        return height;
    }

    void reaches(int depth) {
        height = Math.max(height, depth);
    }
}
