package io.kubeci.starlark.eval;

import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.syntax.Binding;
import io.kubeci.starlark.syntax.Expr;
import io.kubeci.starlark.syntax.Function;
import io.kubeci.starlark.syntax.Name;
import io.kubeci.starlark.syntax.Stmt;
import java.util.Optional;

/// Finds the first operation of a function that could fail: where a call stands that has just begun, and
/// so where an error in its arguments is shown.
final class FirstPosition {

    private FirstPosition() {}

    static Position of(Function function) {
        for (var statement : function.body()) {
            var first = of(statement);
            if (first.isPresent()) {
                return first.get();
            }
        }
        return function.start();
    }

    private static Optional<Position> of(Stmt statement) {
        return switch (statement) {
            case Stmt.Evaluate(Expr expression) -> of(expression);
            case Stmt.Assign(Position at, var _, Expr target, Expr value) ->
                of(value).or(() -> target instanceof Name ? Optional.empty() : Optional.of(at));
            case Stmt.If branching -> of(branching.branches().getFirst().condition());
            case Stmt.For(Position at, var _, Expr iterable, var _) ->
                of(iterable).or(() -> Optional.of(at));
            case Stmt.While(Position at, var _, var _) -> Optional.of(at);
            case Stmt.Def(var _, Function function) -> Optional.of(function.start());
            case Stmt.Return(var _, Optional<Expr> result) -> result.flatMap(FirstPosition::of);
            case Stmt.Jump _ -> Optional.empty();
            case Stmt.Load(Position at, var _, var _) -> Optional.of(at);
        };
    }

    private static Optional<Position> of(Expr expression) {
        return switch (expression) {
            case Name name ->
                name.binding().scope() == Binding.Scope.PREDECLARED ? Optional.empty() : Optional.of(name.start());
            case Expr.Constant _ -> Optional.empty();
            case Expr.Paren(var _, Expr inner) -> of(inner);
            case Expr.Sequence sequence -> first(sequence.elements());
            case Expr.DictOf dict ->
                dict.entries().isEmpty()
                        ? Optional.empty()
                        : of(dict.entries().getFirst().key())
                                .or(() -> of(dict.entries().getFirst().value()))
                                .or(() -> Optional.of(dict.entries().getFirst().colon()));
            case Expr.Comprehension comprehension ->
                of(comprehension.clauses().getFirst().operand())
                        .or(() -> Optional.of(comprehension.clauses().getFirst().at()));
            case Expr.Conditional(var _, Expr condition, var _, var _) -> of(condition);
            case Expr.Unary(Position start, var _, Expr operand) -> of(operand).or(() -> Optional.of(start));
            case Expr.Binary(var _, Position at, var _, Expr left, Expr right) ->
                of(left).or(() -> of(right)).or(() -> Optional.of(at));
            case Expr.Dot(var _, Position at, Expr object, var _) -> of(object).or(() -> Optional.of(at));
            case Expr.Index(var _, Position at, Expr object, Expr index) ->
                of(object).or(() -> of(index)).or(() -> Optional.of(at));
            case Expr.Slice slice -> Optional.of(slice.at());
            case Expr.Call(var _, Position at, Expr function, var arguments) ->
                of(function)
                        .or(() -> first(
                                arguments.stream().map(Expr.Argument::value).toList()))
                        .or(() -> Optional.of(at));
            case Expr.Lambda(Position start, var _) -> Optional.of(start);
        };
    }

    private static Optional<Position> first(java.util.List<Expr> expressions) {
        for (var expression : expressions) {
            var found = of(expression);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
