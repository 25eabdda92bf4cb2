package io.kubeci.starlark.syntax;

import io.kubeci.starlark.error.Position;

/// An identifier in the text. The resolver tells it what it stands for.
public final class Name implements Expr {

    private final Position start;
    private final String text;
    private Binding binding = Binding.UNDEFINED;

    Name(Position start, String text) {
        this.start = start;
        this.text = text;
    }

    @Override
    public Position start() {
        return start;
    }

    public String text() {
        return text;
    }

    /// What the name stands for; [Binding#UNDEFINED] until it is resolved.
    public Binding binding() {
        return binding;
    }

    void bindTo(Binding resolved) {
        binding = resolved;
    }
}
