package io.kubeci.starlark.syntax;

import io.kubeci.starlark.error.Position;
import java.util.List;
import java.util.Optional;

/// A statement.
public sealed interface Stmt {

    record Evaluate(Expr expression) implements Stmt {}

    /// @param operator `=`, or the binary operator of an augmented assignment
    record Assign(Position at, TokenKind operator, Expr target, Expr value) implements Stmt {}

    record If(List<Branch> branches, List<Stmt> otherwise) implements Stmt {}

    /// The `if` or an `elif` of an `if` statement.
    record Branch(Position at, Expr condition, List<Stmt> body) {}

    record For(Position at, Expr target, Expr iterable, List<Stmt> body) implements Stmt {}

    /// Parsed only to be refused with a good message.
    record While(Position at, Expr condition, List<Stmt> body) implements Stmt {}

    record Def(Name name, Function function) implements Stmt {}

    record Return(Position at, Optional<Expr> result) implements Stmt {}

    /// `break`, `continue` or `pass`.
    record Jump(Position at, TokenKind keyword) implements Stmt {}

    record Load(Position at, String module, List<Item> items) implements Stmt {}

    /// One name that a `load` brings in.
    record Item(Name local, String original, Position originalStart) {}
}
