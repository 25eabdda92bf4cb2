package io.kubeci.starlark.eval;

import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.syntax.Binding;
import io.kubeci.starlark.syntax.Expr;
import io.kubeci.starlark.syntax.Function;
import io.kubeci.starlark.syntax.Name;
import io.kubeci.starlark.syntax.Stmt;
import io.kubeci.starlark.syntax.TokenKind;
import java.util.List;
import java.util.Optional;

/// Where errors are shown that belong to no operation of their own: those in the arguments of a call that has
/// just begun, and those of slices. The places are the ones that the Go implementation shows: its first
/// operation of the function, and its last one before the slice.
final class Places {

    private Places() {}

    /// The place of a call that has just begun.
    static Position ofCall(Function function) {
        for (var statement : function.body()) {
            if (!isNothing(statement)) {
                return first(statement).orElse(function.start());
            }
        }
        return function.start();
    }

    private static boolean isNothing(Stmt statement) {
        return switch (statement) {
            case Stmt.Evaluate(Expr expression) -> expression instanceof Expr.Constant;
            case Stmt.Jump _ -> true;
            default -> false;
        };
    }

    private static Optional<Position> first(Stmt statement) {
        return switch (statement) {
            case Stmt.Evaluate(Expr expression) -> first(expression);
            case Stmt.Assign(var _, TokenKind operator, Expr target, Expr value) ->
                first(operator == TokenKind.EQ ? value : target);
            case Stmt.If branching -> first(branching.branches().getFirst().condition());
            case Stmt.For(var _, var _, Expr iterable, var _) -> first(iterable);
            case Stmt.While(var _, Expr condition, var _) -> first(condition);
            case Stmt.Def(var _, Function function) -> Optional.of(first(function));
            case Stmt.Return(var _, Optional<Expr> result) -> result.flatMap(Places::first);
            case Stmt.Jump _, Stmt.Load _ -> Optional.empty();
        };
    }

    private static Position first(Function function) {
        return function.parameters().stream()
                .flatMap(parameter -> parameter.defaultValue().stream())
                .findFirst()
                .flatMap(Places::first)
                .orElse(function.start());
    }

    private static Optional<Position> first(Expr expression) {
        return switch (expression) {
            case Name name -> ofName(name);
            case Expr.Constant _, Expr.DictOf _, Expr.Comprehension _ -> Optional.empty();
            case Expr.Paren(var _, Expr inner) -> first(inner);
            case Expr.Sequence(var _, var _, List<Expr> elements) ->
                elements.isEmpty() ? Optional.empty() : first(elements.getFirst());
            case Expr.Conditional(var _, Expr condition, var _, var _) -> first(condition);
            case Expr.Unary(var _, var _, Expr operand) -> first(operand);
            case Expr.Binary binary -> first(binary.left());
            case Expr.Dot dot -> first(dot.object());
            case Expr.Index index -> first(index.object());
            case Expr.Slice slice -> first(slice.object()).or(() -> Optional.of(slice.at()));
            case Expr.Call call -> first(call.function());
            case Expr.Lambda(var _, Function function) -> Optional.of(first(function));
        };
    }

    private static Optional<Position> ofName(Name name) {
        return name.binding().scope() == Binding.Scope.PREDECLARED ? Optional.empty() : Optional.of(name.start());
    }

    /// The place of a slice.
    static Position of(Expr.Slice slice) {
        return last(slice.step())
                .or(() -> last(slice.high()))
                .or(() -> last(slice.low()))
                .or(() -> last(slice.object()))
                .orElse(slice.at());
    }

    private static Optional<Position> last(Optional<Expr> expression) {
        return expression.flatMap(Places::last);
    }

    private static Optional<Position> last(List<Expr> expressions) {
        return expressions.reversed().stream()
                .flatMap(expression -> last(expression).stream())
                .findFirst();
    }

    private static Optional<Position> last(Expr expression) {
        return switch (expression) {
            case Name name -> ofName(name);
            case Expr.Constant _ -> Optional.empty();
            case Expr.Paren(var _, Expr inner) -> last(inner);
            case Expr.Sequence(var _, var _, List<Expr> elements) -> last(elements);
            case Expr.DictOf(var _, List<Expr.Entry> entries) ->
                entries.isEmpty()
                        ? Optional.empty()
                        : Optional.of(entries.getLast().colon());
            case Expr.Comprehension comprehension -> last(comprehension);
            case Expr.Conditional(var _, Expr condition, Expr yes, Expr no) -> last(List.of(condition, yes, no));
            case Expr.Unary(Position start, var _, var _) -> Optional.of(start);
            case Expr.Binary(var _, Position at, TokenKind operator, Expr left, Expr right) ->
                operator == TokenKind.AND || operator == TokenKind.OR ? last(List.of(left, right)) : Optional.of(at);
            case Expr.Dot dot -> Optional.of(dot.at());
            case Expr.Index index -> Optional.of(index.at());
            case Expr.Slice slice -> Optional.of(of(slice));
            case Expr.Call call -> Optional.of(call.at());
            case Expr.Lambda(var _, Function function) -> Optional.of(function.start());
        };
    }

    private static Optional<Position> last(Expr.Comprehension comprehension) {
        return comprehension.key().isPresent() ? Optional.of(comprehension.colon()) : last(comprehension.value());
    }
}
