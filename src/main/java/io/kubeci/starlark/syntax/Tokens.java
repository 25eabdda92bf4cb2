package io.kubeci.starlark.syntax;

import io.kubeci.starlark.error.Position;
import io.kubeci.starlark.error.StarlarkException;
import io.kubeci.starlark.limit.Budget;

/// The token under the parser's eye, and the budget for nesting.
final class Tokens {

    private final Source source;
    private final Lexer lexer;
    private final Budget budget;
    private TokenKind kind;
    private int depth;

    Tokens(Source source, Budget budget) {
        this.source = source;
        this.lexer = new Lexer(source);
        this.budget = budget;
        this.kind = lexer.next();
    }

    Budget budget() {
        return budget;
    }

    TokenKind kind() {
        return kind;
    }

    boolean is(TokenKind wanted) {
        return kind == wanted;
    }

    /// Moves on and returns where the token that was left behind began.
    Position next() {
        var start = lexer.start();
        budget.step();
        kind = lexer.next();
        return start;
    }

    /// Turns `not in`, of which `not` has been seen, into one token.
    void join() {
        kind = TokenKind.NOT_IN;
    }

    Position start() {
        return lexer.start();
    }

    Object value() {
        return lexer.value();
    }

    String stringValue() {
        return lexer.value().toString();
    }

    Name identifier() {
        if (kind != TokenKind.IDENT) {
            throw error("not an identifier");
        }
        var text = stringValue();
        return new Name(next(), text);
    }

    Position consume(TokenKind wanted) {
        if (kind != wanted) {
            throw error("got " + kind.quoted() + ", want " + wanted.quoted());
        }
        return next();
    }

    /// Goes down one level of nesting.
    void enter() {
        budget.nesting(++depth);
    }

    void leave() {
        depth--;
    }

    /// An error at the place where reading stands.
    StarlarkException error(String message) {
        return error(lexer.position(), message);
    }

    StarlarkException error(Position at, String message) {
        return StarlarkException.syntax(source.file(), at, message);
    }
}
