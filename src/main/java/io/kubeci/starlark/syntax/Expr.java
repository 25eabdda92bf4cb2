package io.kubeci.starlark.syntax;

import io.kubeci.starlark.error.Position;
import java.util.List;
import java.util.Optional;

/// An expression. `start` is where it begins, `at` where an error of its operation is reported.
public sealed interface Expr
        permits Name,
                Expr.Constant,
                Expr.Paren,
                Expr.Sequence,
                Expr.DictOf,
                Expr.Comprehension,
                Expr.Conditional,
                Expr.Unary,
                Expr.Binary,
                Expr.Dot,
                Expr.Index,
                Expr.Slice,
                Expr.Call,
                Expr.Lambda {

    /// The place of its first character.
    Position start();

    /// @param value String, byte array, Long, BigInteger or Double
    record Constant(Position start, TokenKind kind, Object value) implements Expr {}

    record Paren(Position start, Expr inner) implements Expr {}

    /// A list or a tuple.
    record Sequence(Position start, boolean isList, List<Expr> elements) implements Expr {}

    record DictOf(Position start, List<Entry> entries) implements Expr {}

    /// `key: value` in a dict or a dict comprehension.
    record Entry(Expr key, Position colon, Expr value) {}

    /// @param key missing for a list
    record Comprehension(Position start, Optional<Expr> key, Position colon, Expr value, List<Clause> clauses)
            implements Expr {}

    /// `for target in operand`, or `if operand` where there is no target.
    record Clause(Position at, Optional<Expr> target, Expr operand) {}

    record Conditional(Position start, Expr condition, Expr yes, Expr no) implements Expr {}

    record Unary(Position start, TokenKind operator, Expr operand) implements Expr {}

    record Binary(Position start, Position at, TokenKind operator, Expr left, Expr right) implements Expr {}

    record Dot(Position start, Position at, Expr object, String name) implements Expr {}

    record Index(Position start, Position at, Expr object, Expr index) implements Expr {}

    record Slice(Position start, Position at, Expr object, Optional<Expr> low, Optional<Expr> high, Optional<Expr> step)
            implements Expr {}

    record Call(Position start, Position at, Expr function, List<Argument> arguments) implements Expr {}

    record Lambda(Position start, Function function) implements Expr {}

    /// One argument of a call.
    record Argument(Position start, ArgumentKind kind, Optional<Name> name, Expr value) {}

    /// How an argument is passed.
    enum ArgumentKind {
        POSITIONAL,
        NAMED,
        STAR,
        STARSTAR
    }

    /// What the resolver calls the expression when it cannot be assigned to.
    default String description() {
        return switch (this) {
            case Name _ -> "ident";
            case Constant _ -> "literal";
            case Paren _ -> "parenexpr";
            case Sequence(var _, boolean isList, var _) -> isList ? "listexpr" : "tupleexpr";
            case DictOf _ -> "dictexpr";
            case Comprehension _ -> "comprehension";
            case Conditional _ -> "condexpr";
            case Unary _ -> "unaryexpr";
            case Binary _ -> "binaryexpr";
            case Dot _ -> "dotexpr";
            case Index _ -> "indexexpr";
            case Slice _ -> "sliceexpr";
            case Call _ -> "callexpr";
            case Lambda _ -> "lambdaexpr";
        };
    }
}
